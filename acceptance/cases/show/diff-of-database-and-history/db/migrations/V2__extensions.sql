CREATE TABLE crewai_flow_state_extensions (id uuid PRIMARY KEY, state jsonb NOT NULL DEFAULT '{}');
ALTER TABLE assets ADD CONSTRAINT assets_flow CHECK (flow_id > 0);
