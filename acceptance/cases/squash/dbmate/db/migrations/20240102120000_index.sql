-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);

-- migrate:down
DROP INDEX tasks_title;
