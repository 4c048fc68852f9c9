-- What the application's models need, as its ORM prints it.
CREATE TABLE "user" (
  "id" text PRIMARY KEY,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE "tasks" (
  "id" bigint PRIMARY KEY,
  "userId" text NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "title" text NOT NULL
);
