UPDATE account SET cents = id * 100;
CREATE INDEX CONCURRENTLY account_by_name ON account (name);
UPDATE account SET cents = cents * 10;
CREATE UNIQUE INDEX CONCURRENTLY account_once ON account (lower(name));
INSERT INTO happened VALUES ('V2');
