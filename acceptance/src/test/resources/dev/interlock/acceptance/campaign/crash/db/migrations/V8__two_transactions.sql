BEGIN;
ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'open';
UPDATE accounts SET balance = balance + 10;
INSERT INTO happened VALUES ('V8, first');
COMMIT;
BEGIN;
UPDATE accounts SET balance = balance * 3;
INSERT INTO happened VALUES ('V8, second');
COMMIT;
