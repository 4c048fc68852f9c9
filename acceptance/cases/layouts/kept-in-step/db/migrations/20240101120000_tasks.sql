-- migrate:up
CREATE TABLE tasks (id bigint PRIMARY KEY);

-- migrate:down
DROP TABLE tasks;
