CREATE SCHEMA ops;
CREATE TABLE ops.svc_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);
INSERT INTO ops.svc_migrations VALUES (2, false);
CREATE TABLE account (balance integer NOT NULL);
INSERT INTO account VALUES (500);
