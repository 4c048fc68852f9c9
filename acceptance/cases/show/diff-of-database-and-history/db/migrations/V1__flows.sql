CREATE TABLE assets (id bigserial PRIMARY KEY, flow_id bigint NOT NULL, name varchar(100) NOT NULL UNIQUE);
CREATE INDEX ON assets (flow_id);
