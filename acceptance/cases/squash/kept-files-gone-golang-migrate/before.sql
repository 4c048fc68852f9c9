CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);
INSERT INTO schema_migrations VALUES (2, false);
CREATE TABLE t1 (id bigint PRIMARY KEY);
CREATE TABLE t2 (id bigint PRIMARY KEY);
