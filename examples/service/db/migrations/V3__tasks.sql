CREATE TABLE tasks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title text NOT NULL,
  due_on date,
  done boolean NOT NULL DEFAULT false
);
CREATE INDEX tasks_of_user ON tasks (user_id);
