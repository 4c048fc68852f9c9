CREATE TABLE habit_completions (id integer PRIMARY KEY);
