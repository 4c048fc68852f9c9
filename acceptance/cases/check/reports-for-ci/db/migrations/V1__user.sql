CREATE TABLE users (
  id uuid PRIMARY KEY,
  "emailVerified" boolean NOT NULL DEFAULT false
);
