SET search_path = public;
INSERT INTO import VALUES ('x');
UPDATE users SET role = 'member' WHERE id > 1;
DROP TABLE import;
