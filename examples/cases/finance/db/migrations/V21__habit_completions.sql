CREATE TABLE habit_completions (
  habit_id bigint NOT NULL REFERENCES habits (id),
  completed_on date NOT NULL,
  UNIQUE (habit_id, completed_on)
);
