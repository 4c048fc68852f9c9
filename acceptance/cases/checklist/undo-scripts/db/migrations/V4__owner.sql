ALTER TABLE task ADD owner text;
CREATE INDEX task_owner ON task (owner);
