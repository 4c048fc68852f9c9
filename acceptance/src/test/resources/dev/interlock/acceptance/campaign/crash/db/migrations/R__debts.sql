CREATE OR REPLACE VIEW debts AS SELECT id, shout(name) AS name, -balance AS debt FROM accounts WHERE balance < 0;
INSERT INTO happened VALUES ('R');
