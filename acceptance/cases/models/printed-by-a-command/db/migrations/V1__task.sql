CREATE SCHEMA app;
CREATE TABLE app.task (task_id integer, name varchar NOT NULL, id uuid DEFAULT gen_random_uuid());
CREATE UNIQUE INDEX ON app.task (id);
ALTER TABLE app.task ALTER id SET NOT NULL, ALTER name DROP NOT NULL;
