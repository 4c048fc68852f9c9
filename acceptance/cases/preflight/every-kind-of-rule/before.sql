CREATE TYPE mood AS ENUM ('calm', 'angry');
CREATE DOMAIN amount AS integer;
CREATE TABLE item (
  id integer PRIMARY KEY,
  name text,
  price numeric(8, 3),
  code text,
  taken int4range,
  feeling mood,
  count amount,
  note text);
CREATE TABLE old (id integer);
CREATE VIEW names AS SELECT name FROM item;
INSERT INTO item VALUES
  (1, 'a', 1.005, '12', '[1,3)', 'calm', 1, 'kept'),
  (2, NULL, 2, 'x', '[2,4)', 'angry', -1, NULL),
  (3, 'a long name', -3, '14', '[7,8)', 'angry', 2, 'lost');
INSERT INTO old SELECT generate_series(1, 1200);
