-- interlock: allow=DAT104 "the server will say so"
ALTER TABLE orders ADD COLUMN paid boolean, ADD CHECK (total > 5);
