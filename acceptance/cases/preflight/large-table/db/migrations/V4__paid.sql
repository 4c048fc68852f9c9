-- interlock: allow=LCK005 "at night"
ALTER TABLE orders ADD CONSTRAINT paid CHECK (total >= 0);
