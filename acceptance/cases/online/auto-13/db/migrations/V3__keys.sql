ALTER TABLE customer ADD COLUMN name text;
ALTER TABLE orders
  ADD COLUMN paid boolean,
  ADD PRIMARY KEY (id),
  ADD FOREIGN KEY (customer_id) REFERENCES customer;
CREATE INDEX orders_by_total ON orders (total) WHERE total > 100;
UPDATE customer SET name = 'customer ' || id;
