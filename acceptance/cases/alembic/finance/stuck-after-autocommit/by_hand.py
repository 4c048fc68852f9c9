"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        DROP TABLE habit_completions;
        """
    )
