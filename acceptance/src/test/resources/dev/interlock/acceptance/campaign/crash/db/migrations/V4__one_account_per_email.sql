CREATE UNIQUE INDEX CONCURRENTLY one_account_per_email ON accounts (lower(email));
