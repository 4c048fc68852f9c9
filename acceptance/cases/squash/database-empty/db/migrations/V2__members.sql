CREATE TABLE members (
  id bigint PRIMARY KEY,
  role_id bigint REFERENCES roles,
  nick text
);
