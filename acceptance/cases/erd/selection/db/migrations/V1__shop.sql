CREATE SCHEMA billing;
CREATE TYPE state AS ENUM ('open', 'it''s "paid"');
CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  referred_by bigint REFERENCES customer
);
CREATE TABLE "Order Item" (
  order_no integer,
  line integer,
  "select" text,
  PRIMARY KEY (order_no, line)
);
CREATE TABLE billing.invoice (
  id uuid PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer ON DELETE CASCADE,
  order_no integer,
  line integer,
  state state NOT NULL DEFAULT 'open',
  UNIQUE (order_no, line),
  FOREIGN KEY (order_no, line) REFERENCES "Order Item"
);
CREATE TABLE visit (at timestamptz NOT NULL, customer_id bigint REFERENCES customer)
  PARTITION BY RANGE (at);
CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
CREATE VIEW unpaid AS SELECT id, customer_id FROM billing.invoice WHERE state = 'open';
COMMENT ON TABLE customer IS 'Who buys: "people" & companies';
