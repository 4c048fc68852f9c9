CREATE TABLE user_account_associations (
  user_id bigint NOT NULL REFERENCES users (id),
  client_account_id bigint NOT NULL REFERENCES client_accounts (id),
  PRIMARY KEY (user_id, client_account_id)
);
