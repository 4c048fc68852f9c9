CREATE TABLE tasks (
  id bigint PRIMARY KEY,
  "userId" bigint NOT NULL REFERENCES "user",
  title text NOT NULL
);
