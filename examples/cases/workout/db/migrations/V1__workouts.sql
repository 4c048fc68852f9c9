CREATE TABLE workouts (
  id integer PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE workout_selections (
  id integer PRIMARY KEY,
  workout_id integer NOT NULL REFERENCES workouts (id),
  selected_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
);
