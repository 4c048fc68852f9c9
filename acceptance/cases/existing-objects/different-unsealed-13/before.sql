CREATE TABLE habit_completions (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  habit_id bigint NOT NULL);
