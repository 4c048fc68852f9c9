CREATE TABLE tasks (
  "id" bigint PRIMARY KEY,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "title" text NOT NULL
);
