CREATE TABLE orders (id integer PRIMARY KEY, total integer NOT NULL, note text NOT NULL);
CREATE TABLE event (id integer NOT NULL, note text) PARTITION BY RANGE (id);
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (1) TO (1001) WITH (autovacuum_enabled = false);
CREATE TABLE event_new PARTITION OF event FOR VALUES FROM (1001) TO (2001) WITH (autovacuum_enabled = false);
CREATE TABLE country (id integer PRIMARY KEY, code text NOT NULL);
INSERT INTO orders SELECT n, n, repeat(md5(n::text), 30) FROM generate_series(1, 2000) AS n;
INSERT INTO event SELECT n, repeat(md5(n::text), 30) FROM generate_series(1, 2000) AS n;
INSERT INTO country VALUES (1, 'NO'), (2, 'CH');
ANALYZE orders, country;
