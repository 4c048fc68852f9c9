"""What somebody did to the database by hand."""
import os

import psycopg

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute(
        """
        INSERT INTO client_accounts (name) VALUES ('one');
        INSERT INTO discovery_flows (flow_id, client_account_id) VALUES ('00000000-0000-0000-0000-00000000002a', 1);
        """
    )
