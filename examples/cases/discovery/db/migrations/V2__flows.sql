CREATE TABLE crewai_flow_state_extensions (
  flow_id uuid PRIMARY KEY,
  state jsonb NOT NULL
);
CREATE TABLE discovery_flows (
  id bigint PRIMARY KEY,
  flow_id uuid NOT NULL
);
