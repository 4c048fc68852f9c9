CREATE TABLE owner (id integer PRIMARY KEY, name text);
CREATE TABLE item (id integer PRIMARY KEY, owner_id integer, email text, price integer, note text);
INSERT INTO owner VALUES (1, 'Ada');
INSERT INTO item VALUES (1, 1, 'a@example.org', 5, 'x'), (2, 9, 'A@example.org', NULL, NULL), (3, 1, 'c@example.org', -1, 'y'), (4, 1, 'c@example.org', 3, NULL);
