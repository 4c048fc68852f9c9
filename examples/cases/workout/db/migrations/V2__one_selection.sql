ALTER TABLE workouts ADD COLUMN note text;
CREATE UNIQUE INDEX one_selection ON workout_selections (workout_id);
