ALTER TABLE account ADD COLUMN email_key text;

-- interlock: batch table=account key=id size=1000
UPDATE account SET email_key = lower(email) WHERE email_key IS NULL;
