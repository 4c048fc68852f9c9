ALTER TABLE task ALTER id TYPE bigint;
