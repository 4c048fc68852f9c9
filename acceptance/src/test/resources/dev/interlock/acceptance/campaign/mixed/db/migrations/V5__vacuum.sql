INSERT INTO happened VALUES ('V5, before VACUUM');
VACUUM (ANALYZE) account;
UPDATE account SET cents = cents + 3;
