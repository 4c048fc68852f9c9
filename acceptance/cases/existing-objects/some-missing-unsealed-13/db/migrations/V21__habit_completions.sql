CREATE TABLE habit_completions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  habit_id bigint NOT NULL,
  done_on date NOT NULL DEFAULT CURRENT_DATE);
CREATE INDEX habit_completions_by_day ON habit_completions (done_on);
