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
