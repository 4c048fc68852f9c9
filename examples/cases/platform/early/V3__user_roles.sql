CREATE TABLE user_roles (
  user_id bigint NOT NULL REFERENCES users (id),
  role text NOT NULL REFERENCES roles (name),
  PRIMARY KEY (user_id, role)
);
