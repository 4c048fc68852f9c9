CREATE TABLE habits (
  id bigint PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id),
  name text NOT NULL
);
