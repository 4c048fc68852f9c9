CREATE TABLE assets (id bigint PRIMARY KEY, name text NOT NULL);
CREATE INDEX assets_by_name ON assets (name);
