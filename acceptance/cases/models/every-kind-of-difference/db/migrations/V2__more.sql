CREATE TABLE task_tags (task bigint REFERENCES task, tag bigint);
CREATE TABLE other_service (id bigint PRIMARY KEY);
CREATE INDEX ON task (owner);
