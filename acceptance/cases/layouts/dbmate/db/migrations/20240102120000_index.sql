-- interlock: allow=DAT101 "reviewed"
-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);
INSERT INTO tasks VALUES (1, 'one; two');

-- migrate:down
DROP INDEX tasks_title;
