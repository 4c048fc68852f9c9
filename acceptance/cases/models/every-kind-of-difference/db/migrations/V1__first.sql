CREATE TYPE state AS ENUM ('open', 'done');
CREATE SEQUENCE task_seq;
CREATE TABLE "user" (
  id bigint PRIMARY KEY,
  email varchar(100),
  emailverified boolean NOT NULL,
  name text NOT NULL,
  age text,
  role text NOT NULL CHECK (role IN ('admin', 'user')),
  tenant uuid NOT NULL,
  note text,
  visits integer NOT NULL DEFAULT 0
);
CREATE TABLE task (
  id bigint PRIMARY KEY,
  owner bigint NOT NULL REFERENCES "user",
  parent bigint,
  state state NOT NULL,
  due_at timestamptz,
  effort integer
);
