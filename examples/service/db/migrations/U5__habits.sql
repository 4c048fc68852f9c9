DROP TABLE habit_completions, habits;
