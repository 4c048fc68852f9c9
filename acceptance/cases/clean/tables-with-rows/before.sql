CREATE TABLE tasks (id integer);
INSERT INTO tasks SELECT generate_series(1, 3);
CREATE SCHEMA app;
CREATE TABLE app."User" (id integer);
INSERT INTO app."User" SELECT generate_series(1, 5000);
