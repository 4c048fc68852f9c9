-- interlock: breaking "a flow needs a state before it is written"
ALTER TABLE discovery_flows ADD CONSTRAINT discovery_flows_state
  FOREIGN KEY (flow_id) REFERENCES crewai_flow_state_extensions (flow_id);
