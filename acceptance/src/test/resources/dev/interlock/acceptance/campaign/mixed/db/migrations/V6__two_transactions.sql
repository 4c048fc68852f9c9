BEGIN;
ALTER TABLE account ADD COLUMN state text NOT NULL DEFAULT 'open';
UPDATE account SET cents = cents + 10;
COMMIT;
CREATE INDEX CONCURRENTLY account_by_state ON account (state);
BEGIN;
UPDATE account SET cents = cents * 3;
INSERT INTO happened VALUES ('V6');
COMMIT;
