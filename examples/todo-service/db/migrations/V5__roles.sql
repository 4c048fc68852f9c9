CREATE TABLE roles (
  name text PRIMARY KEY,
  may_see_everything boolean NOT NULL
);

CREATE TABLE user_roles (
  user_id uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  role text NOT NULL REFERENCES roles (name),
  PRIMARY KEY (user_id, role)
);
