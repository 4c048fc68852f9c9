CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title varchar(200) NOT NULL
);
CREATE INDEX tasks_user ON tasks (user_id);
