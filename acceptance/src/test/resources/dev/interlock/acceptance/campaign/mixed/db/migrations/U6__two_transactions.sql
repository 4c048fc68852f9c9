BEGIN;
UPDATE account SET cents = cents - 10;
COMMIT;
DROP INDEX CONCURRENTLY account_by_state;
BEGIN;
ALTER TABLE account DROP COLUMN state;
INSERT INTO happened VALUES ('U6');
COMMIT;
