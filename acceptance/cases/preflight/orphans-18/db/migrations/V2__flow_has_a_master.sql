ALTER TABLE discovery_flows
  ADD FOREIGN KEY (master_flow_id) REFERENCES crewai_flow_state_extensions (flow_id) ON DELETE CASCADE;
