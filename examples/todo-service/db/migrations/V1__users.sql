-- `user` is a reserved word, and the columns are in mixed case, as many ORMs name them. In quotes,
-- such a name works everywhere.
CREATE TABLE "user" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "email" text NOT NULL CHECK ("email" LIKE '%_@_%'),
  "name" text NOT NULL,
  "emailVerified" boolean NOT NULL DEFAULT false,
  "createdAt" timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX user_email ON "user" (lower("email"));
