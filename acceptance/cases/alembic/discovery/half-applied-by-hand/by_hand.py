"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        ALTER TABLE assets ADD COLUMN flow_id uuid;
        """
    )
