CREATE TABLE roles (
  id bigint PRIMARY KEY,
  name text NOT NULL
);
