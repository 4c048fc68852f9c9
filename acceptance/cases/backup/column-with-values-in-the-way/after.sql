SELECT id, mark FROM note ORDER BY id;
