CREATE TABLE habit_completions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  habit_id bigint NOT NULL,
  done_on date NOT NULL DEFAULT CURRENT_DATE);
