CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);
INSERT INTO schema_migrations VALUES (2, false);
CREATE TABLE tasks (id bigint PRIMARY KEY, title text NOT NULL);
CREATE INDEX tasks_title ON tasks (title);
