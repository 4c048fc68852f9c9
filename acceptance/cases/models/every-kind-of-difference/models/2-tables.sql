CREATE TABLE "user" (
  id bigserial PRIMARY KEY,
  email varchar(255) NOT NULL,
  "emailVerified" boolean NOT NULL,
  name varchar(100),
  age integer,
  nickname text,
  role text NOT NULL CHECK (role IN ('admin', 'user', 'guest')),
  UNIQUE (email)
);
CREATE UNIQUE INDEX ON "user" (lower(email));
CREATE TABLE task (
  id bigint PRIMARY KEY,
  owner bigint NOT NULL REFERENCES "user" ON DELETE CASCADE,
  parent bigint REFERENCES task,
  state state NOT NULL,
  "dueAt" timestamptz,
  effort smallint
);
CREATE TABLE task_tag (task bigint REFERENCES task, tag bigint);
CREATE TABLE audit (id bigint PRIMARY KEY);
