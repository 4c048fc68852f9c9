-- Each tool's own forms of a file.
--- flyway-repeatable | R__a.sql | one
CREATE OR REPLACE VIEW v AS SELECT * FROM base;
--- golang-migrate | 2_a.up.sql | one
SET search_path = n; CREATE TABLE t (id int);
--- golang-migrate-blocks | 000002_a.up.sql | each
BEGIN; SET search_path = n; CREATE TABLE t (id int); COMMIT;
--- dbmate | 20240101000000_a.sql | one
-- migrate:up
SET search_path = n; CREATE TABLE t (id int);
-- migrate:down
DROP TABLE n.t;
--- dbmate-no-transaction | 20240101000000_a.sql | each
-- migrate:up transaction:false
SET search_path = n, public; SET ROLE agree_app;
CREATE TABLE t (id int);
CREATE INDEX CONCURRENTLY t_id ON t (id);
CREATE TABLE u (id int);
-- migrate:down transaction:false
DROP TABLE n.t;
--- dbmate-no-transaction-fails | 20240101000000_a.sql | each
-- migrate:up transaction:false
CREATE TABLE t (id int);
INSERT INTO t VALUES (1);
INSERT INTO absent VALUES (1);
CREATE TABLE u (id int);
-- migrate:down
DROP TABLE t;
--- dbmate-discard | 20240101000000_a.sql | each
-- migrate:up transaction:false
SET search_path = n; CREATE TABLE t (id int); DISCARD ALL; CREATE TABLE u (id int); DEALLOCATE ALL; RESET ALL;
-- migrate:down
DROP TABLE u;
--- dbmate-enum | 20240101000000_a.sql | each
-- migrate:up transaction:false
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE t AS SELECT 'happy'::mood AS m;
-- migrate:down
DROP TABLE t;
--- goose | 00002_a.sql | one
-- +goose Up
SET TimeZone = 'Asia/Tokyo';
CREATE TABLE t AS SELECT '2024-01-01'::timestamptz AS at;
-- +goose Down
DROP TABLE t;
--- goose-statements | 00002_a.sql | one
-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
-- +goose StatementEnd
SELECT f();
-- +goose Down
DROP FUNCTION f();
--- goose-no-transaction | 00002_a.sql | each
-- +goose NO TRANSACTION
-- +goose Up
SET search_path = n, public;
CREATE TABLE t AS SELECT current_schema() AS s;
CREATE INDEX CONCURRENTLY t_s ON t (s);
SET DateStyle = 'ISO, DMY';
CREATE TABLE u AS SELECT date '01/02/2024' AS d;
-- +goose Down
DROP TABLE n.t;
--- goose-no-transaction-local | 00002_a.sql | each
-- +goose NO TRANSACTION
-- +goose Up
SET LOCAL search_path = n;
CREATE TABLE t (id int);
-- +goose Down
DROP TABLE t;
--- sqlx | 20240101000000_a.sql | one
CREATE TABLE t (id int); SET search_path = n; CREATE TABLE u (id int);
--- sqlx-no-transaction | 20240101000000_a.sql | each
-- no-transaction
SET search_path = n, public;
CREATE INDEX CONCURRENTLY base_name ON base (name);
CREATE TABLE t (id int);
--- sqlx-reversible | 20240101000000_a.up.sql | one
CREATE TABLE t (id int);
--- diesel | 2024-01-01-000000_a/up.sql | one
SET search_path = n; CREATE TABLE t (id int);
--- diesel-no-transaction | 2024-01-01-000000_a/up.sql | each | 0 | 2024-01-01-000000_a/metadata.toml run_in_transaction = false
SET search_path = n, public;
CREATE TABLE t (id int);
CREATE INDEX CONCURRENTLY t_id ON t (id);
CREATE TABLE u (id int);
--- prisma | 20240101000000_a/migration.sql | one
-- CreateTable
CREATE TABLE "t" ("id" SERIAL NOT NULL, "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, CONSTRAINT "t_pkey" PRIMARY KEY ("id"));
--- prisma-concurrently | 20240101000000_a/migration.sql | each
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY "base_name" ON "base" ("name");
--- flyway-no-transaction | V2__a.sql | each | 0 | V2__a.sql.conf executeInTransaction=false
SET search_path = n, public;
CREATE TABLE t (id int);
CREATE INDEX CONCURRENTLY t_id ON t (id);
SET ROLE agree_app;
CREATE TABLE u (id int);
--- flyway-no-transaction-local | V2__a.sql | each | 0 | V2__a.sql.conf executeInTransaction=false
SET LOCAL search_path = n;
CREATE TABLE t (id int);
BEGIN; SET LOCAL search_path = n; CREATE TABLE u (id int); COMMIT;
CREATE TABLE v (id int);
