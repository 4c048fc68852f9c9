ALTER TABLE task ADD due date, ADD done boolean;
