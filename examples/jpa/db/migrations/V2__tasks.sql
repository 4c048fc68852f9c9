CREATE SEQUENCE task_seq INCREMENT BY 50;
CREATE TABLE task (
  id bigint PRIMARY KEY,
  owner_id bigint NOT NULL REFERENCES "user",
  title text NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'DONE', 'ARCHIVED'))
);
CREATE INDEX task_owner ON task (owner_id);
