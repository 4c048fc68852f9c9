CREATE TABLE item_new (
  id integer PRIMARY KEY,
  owner_id integer REFERENCES owner (id),
  email text,
  price integer NOT NULL CHECK (price > 0),
  size integer NOT NULL,
  UNIQUE (owner_id, email));
INSERT INTO item_new SELECT id, owner_id, email, price, size FROM item;
DROP TABLE item;
ALTER TABLE item_new RENAME TO item;
