CREATE TABLE "user" (
  id bigint PRIMARY KEY,
  "emailVerified" boolean NOT NULL DEFAULT false,
  "createdAt" timestamptz NOT NULL DEFAULT now()
);
