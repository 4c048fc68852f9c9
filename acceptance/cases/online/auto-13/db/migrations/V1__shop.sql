CREATE TABLE customer (id integer PRIMARY KEY);
CREATE TABLE orders (id integer, customer_id integer, total integer, note text NOT NULL);
