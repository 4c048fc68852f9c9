CREATE TABLE account (
  id integer PRIMARY KEY,
  visits integer NOT NULL DEFAULT 0
);
INSERT INTO account SELECT i FROM generate_series(1, 2500) AS i;

-- A sequence keeps its value when a transaction is rolled back.
CREATE SEQUENCE attempt;
