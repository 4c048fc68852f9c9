CREATE TABLE crewai_flow_state_extensions (flow_id integer PRIMARY KEY);
CREATE TABLE discovery_flows (
  id integer PRIMARY KEY,
  master_flow_id integer,
  name text NOT NULL);
