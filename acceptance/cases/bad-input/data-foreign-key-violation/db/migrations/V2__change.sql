CREATE TABLE notes (task_id bigint REFERENCES tasks);
INSERT INTO notes VALUES (42);
