CREATE TABLE client_accounts (
  id bigint PRIMARY KEY,
  name text NOT NULL
);
