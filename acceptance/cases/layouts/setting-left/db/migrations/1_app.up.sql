CREATE SCHEMA app;
SET search_path = app;
CREATE TABLE tasks (id bigint PRIMARY KEY);
