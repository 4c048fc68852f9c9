-- Roles belong to the server, which other databases use too.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'interlock_campaign') THEN
    CREATE ROLE interlock_campaign;
  END IF;
END $$;
CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL, cents bigint NOT NULL DEFAULT 0, touched boolean NOT NULL DEFAULT false);
-- No key: a statement that runs twice leaves two rows here.
CREATE TABLE happened (what text NOT NULL);
INSERT INTO account (id, name) SELECT n, 'account ' || n FROM generate_series(1, 300) AS n;
INSERT INTO happened VALUES ('V1');
