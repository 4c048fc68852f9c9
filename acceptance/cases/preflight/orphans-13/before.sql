CREATE TABLE crewai_flow_state_extensions (flow_id integer PRIMARY KEY);
CREATE TABLE discovery_flows (
  id integer PRIMARY KEY,
  master_flow_id integer,
  name text NOT NULL);
INSERT INTO crewai_flow_state_extensions VALUES (1), (2);
INSERT INTO discovery_flows VALUES (1, 1, 'first'), (2, 7, 'lost'), (3, NULL, 'free'), (4, 8, 'lost too'), (5, 7, 'again');
