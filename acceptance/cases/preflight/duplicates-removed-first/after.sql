SELECT id, email FROM account ORDER BY id;
