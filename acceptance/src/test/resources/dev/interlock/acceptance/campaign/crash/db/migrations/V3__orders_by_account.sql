CREATE INDEX CONCURRENTLY orders_by_account ON orders (account);
