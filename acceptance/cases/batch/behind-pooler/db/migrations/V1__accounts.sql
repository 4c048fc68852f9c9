CREATE TABLE account (
  id bigint PRIMARY KEY,
  email text NOT NULL
);
INSERT INTO account SELECT i, 'User' || i || '@Example.org' FROM generate_series(1, 2500) AS i;
