CREATE TABLE roles (
  name text PRIMARY KEY
);
CREATE TABLE user_roles (
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role text NOT NULL REFERENCES roles (name),
  PRIMARY KEY (user_id, role)
);
CREATE TABLE client_accounts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE user_account_associations (
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_account_id bigint NOT NULL REFERENCES client_accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, client_account_id)
);
