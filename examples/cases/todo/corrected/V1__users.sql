CREATE TABLE "user" (
  "id" text PRIMARY KEY,
  "email" text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now()
);
