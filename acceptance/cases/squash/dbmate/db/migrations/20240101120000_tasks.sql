-- migrate:up
CREATE TABLE tasks (id bigint PRIMARY KEY, title text NOT NULL);

-- migrate:down
DROP TABLE tasks;
