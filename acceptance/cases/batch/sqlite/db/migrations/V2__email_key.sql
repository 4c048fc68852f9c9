-- interlock: batch table=account key=rowid size=1000
UPDATE account SET email_key = lower(email);
