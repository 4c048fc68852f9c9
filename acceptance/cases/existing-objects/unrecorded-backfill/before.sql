CREATE TABLE task (id bigint PRIMARY KEY, title text);
ALTER TABLE task ADD COLUMN slug text;
INSERT INTO task VALUES (1, 'Milk');
