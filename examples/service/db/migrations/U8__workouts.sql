DROP TABLE workout_selections, workouts;
