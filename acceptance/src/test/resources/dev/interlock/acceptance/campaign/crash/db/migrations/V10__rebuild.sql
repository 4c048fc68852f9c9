ALTER TABLE accounts ALTER COLUMN balance TYPE bigint;
INSERT INTO happened VALUES ('V10, before');
REINDEX INDEX CONCURRENTLY orders_by_account;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_by_state ON orders (state) WHERE state <> 'done';
INSERT INTO happened VALUES ('V10, behind');
