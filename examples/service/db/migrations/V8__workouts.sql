CREATE TABLE workouts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name text NOT NULL,
  minutes int NOT NULL CHECK (minutes > 0),
  UNIQUE (id, user_id)
);
CREATE TABLE workout_selections (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  workout_id bigint NOT NULL UNIQUE,
  selected_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (workout_id, user_id) REFERENCES workouts (id, user_id) ON DELETE CASCADE
);
