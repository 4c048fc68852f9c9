ALTER TABLE assets ADD COLUMN flow_id uuid;
CREATE INDEX assets_flow_id ON assets (flow_id);
