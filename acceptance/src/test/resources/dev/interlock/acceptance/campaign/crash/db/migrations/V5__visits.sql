CREATE TABLE visits (account integer NOT NULL, day integer NOT NULL);
INSERT INTO visits SELECT n % 50, n FROM generate_series(1, 1000) AS n;
INSERT INTO happened VALUES ('V5, before its index');
CREATE INDEX CONCURRENTLY visits_by_account ON visits (account);
UPDATE visits SET day = day + 1;
INSERT INTO happened VALUES ('V5, between its indexes');
CREATE UNIQUE INDEX CONCURRENTLY visits_once ON visits (account, day);
DROP INDEX CONCURRENTLY visits_by_account;
INSERT INTO happened VALUES ('V5, behind its indexes');
