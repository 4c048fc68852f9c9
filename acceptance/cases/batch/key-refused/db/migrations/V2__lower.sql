-- interlock: batch table=account key=email
UPDATE account SET id = id + 10;
