CREATE TABLE accounts (id integer PRIMARY KEY, name text NOT NULL, email text, balance integer NOT NULL DEFAULT 0);
CREATE TABLE orders (id integer PRIMARY KEY, account integer NOT NULL REFERENCES accounts (id), amount integer NOT NULL);
-- No key: whatever runs twice shows here twice.
CREATE TABLE happened (what text NOT NULL);
INSERT INTO happened VALUES ('V1');
