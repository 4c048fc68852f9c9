-- interlock: parents=V1
ALTER TABLE task ALTER state SET DEFAULT 'new';
CREATE INDEX task_state ON task (state);
