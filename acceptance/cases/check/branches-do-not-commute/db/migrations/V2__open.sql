-- interlock: parents=V1
ALTER TABLE task ALTER state SET DEFAULT 'open';
