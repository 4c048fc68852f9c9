UPDATE account SET cents = cents - 7;
DROP INDEX CONCURRENTLY account_once;
UPDATE account SET cents = cents * 3;
DROP INDEX CONCURRENTLY account_by_name;
INSERT INTO happened VALUES ('U2');
