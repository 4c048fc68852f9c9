CREATE TABLE assets (id bigint PRIMARY KEY, name text NOT NULL);
CREATE INDEX by_hand ON assets (name, id);
