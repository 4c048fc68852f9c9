CREATE TYPE mood AS ENUM ('calm', 'cross');
ALTER TYPE mood ADD VALUE 'curious';
CREATE FUNCTION shout(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(words) || '!'; $$;
ALTER TABLE accounts ADD COLUMN mood mood DEFAULT 'calm';
COMMENT ON TABLE accounts IS 'Who we know; nobody else.';
INSERT INTO happened VALUES ('V9');
