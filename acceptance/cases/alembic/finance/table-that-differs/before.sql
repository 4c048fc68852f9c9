CREATE TABLE habit_completions (id integer PRIMARY KEY, completed_on text NOT NULL);
