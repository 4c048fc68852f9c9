"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        INSERT INTO workouts (name) VALUES ('squats');
        INSERT INTO workout_selections (workout_id) VALUES (1), (1);
        """
    )
