ALTER TABLE assets ADD COLUMN flow_id bigint;
