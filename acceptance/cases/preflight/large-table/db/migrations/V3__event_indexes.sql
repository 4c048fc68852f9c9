CREATE INDEX event_by_note ON event (note);
CREATE INDEX event_by_id ON event (id);
