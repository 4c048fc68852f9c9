"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        UPDATE alembic_version SET version_num = 'd51c08e7a2f4';
        """
    )
