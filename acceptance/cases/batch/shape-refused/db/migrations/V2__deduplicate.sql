-- interlock: batch table=account key=id
DELETE FROM account WHERE id NOT IN (SELECT min(id) FROM account GROUP BY email);

-- interlock: batch table=account key=id
UPDATE account SET id = id + 1000;

-- interlock: batch table=account
UPDATE account SET email = lower(email);

-- interlock: batch table=account key=id
CREATE UNIQUE INDEX account_email ON account (email);
