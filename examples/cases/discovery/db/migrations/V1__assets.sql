CREATE TABLE client_accounts (
  id bigint PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE assets (
  id bigint PRIMARY KEY,
  client_account_id bigint NOT NULL REFERENCES client_accounts (id)
);
