"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        DROP INDEX ix_assets_flow_id;
        ALTER TABLE discovery_flows ALTER COLUMN status TYPE varchar(20);
        ALTER TABLE assets ADD COLUMN notes text;
        """
    )
