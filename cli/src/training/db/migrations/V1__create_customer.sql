-- interlock: breaking "the first of all"
CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  note text DEFAULT $$it's 'quoted'$$
);
/* A comment /* in a comment */ is none. */
INSERT INTO customer (name) VALUES ('Ada'), (E'Grace\'s');
