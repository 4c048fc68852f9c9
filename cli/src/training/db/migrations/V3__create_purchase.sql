BEGIN;
CREATE TABLE purchase (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer
);
CREATE FUNCTION purchases(customer_id bigint) RETURNS bigint
  LANGUAGE sql
  RETURN (SELECT count(*) FROM purchase p WHERE p.customer_id = $1);
COMMIT;
