SELECT count(*), count(email_key), min(email_key) FROM account;
