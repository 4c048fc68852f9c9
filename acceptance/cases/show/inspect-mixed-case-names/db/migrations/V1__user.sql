CREATE TABLE "user" (id text PRIMARY KEY, "emailVerified" boolean NOT NULL DEFAULT false, "createdAt" timestamptz NOT NULL DEFAULT now(), email text NOT NULL UNIQUE);
CREATE TABLE tasks (id serial PRIMARY KEY, "userId" text NOT NULL REFERENCES "user" ON DELETE CASCADE, title varchar(200) NOT NULL CHECK (title <> ''), done boolean NOT NULL DEFAULT false);
CREATE INDEX ON tasks ("userId", done);
CREATE INDEX open_tasks ON tasks (lower(title)) WHERE NOT done;
COMMENT ON TABLE "user" IS 'who may sign in';
CREATE VIEW "openTasks" AS SELECT id, title FROM tasks WHERE NOT done;
