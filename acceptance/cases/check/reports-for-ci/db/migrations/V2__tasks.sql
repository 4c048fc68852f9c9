CREATE TABLE task (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL REFERENCES "user" (id)
);
