CREATE SCHEMA books AUTHORIZATION interlock_campaign;
CREATE TYPE mood AS ENUM ('calm', 'cross');
ALTER TYPE mood ADD VALUE 'curious';
ALTER TABLE account ADD COLUMN mood mood DEFAULT 'calm';
INSERT INTO happened VALUES ('V7');
