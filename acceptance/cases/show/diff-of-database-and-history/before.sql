-- Made by hand: one column too short, one nullable, no index, no extensions, and a table of somebody.
CREATE SEQUENCE assets_pkey;
CREATE TABLE assets (id bigserial PRIMARY KEY, flow_id bigint, name varchar(50) NOT NULL UNIQUE);
ALTER TABLE assets ADD CONSTRAINT assets_flow CHECK (flow_id >= 0);
CREATE TABLE "Backup of Assets" (LIKE assets);
DROP SEQUENCE assets_pkey;
