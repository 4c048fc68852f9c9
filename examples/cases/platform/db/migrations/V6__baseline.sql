-- Folded by hand from five migrations: two of their tables were forgotten.
CREATE TABLE users (
  id bigint PRIMARY KEY,
  email text NOT NULL UNIQUE
);
CREATE TABLE roles (
  name text PRIMARY KEY
);
CREATE TABLE client_accounts (
  id bigint PRIMARY KEY,
  name text NOT NULL
);
