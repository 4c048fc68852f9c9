CREATE TABLE tasks (id integer);
CREATE VIEW _heroku.report AS SELECT id FROM tasks;
