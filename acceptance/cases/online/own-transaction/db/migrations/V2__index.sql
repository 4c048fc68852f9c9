BEGIN;
ALTER TABLE orders ADD COLUMN paid boolean;
CREATE INDEX orders_by_note ON orders (note);
COMMIT;
