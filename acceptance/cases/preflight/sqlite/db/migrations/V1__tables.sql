CREATE TABLE owner (id integer PRIMARY KEY, name text);
CREATE TABLE item (id integer PRIMARY KEY, owner_id integer, email text, price integer, note text);
