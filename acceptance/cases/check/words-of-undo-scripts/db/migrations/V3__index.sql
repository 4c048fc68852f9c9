CREATE INDEX note_id ON note (id);
