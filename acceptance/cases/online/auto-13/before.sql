CREATE TABLE customer (id integer PRIMARY KEY);
CREATE TABLE orders (id integer, customer_id integer, total integer, note text NOT NULL);
INSERT INTO customer SELECT n FROM generate_series(1, 20) AS n;
INSERT INTO orders SELECT n, 1 + n % 20, n, repeat(md5(n::text), 30) FROM generate_series(1, 2000) AS n;
ANALYZE customer, orders;
