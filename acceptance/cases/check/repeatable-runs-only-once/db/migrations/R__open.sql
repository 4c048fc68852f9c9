CREATE VIEW open_task AS SELECT * FROM task WHERE state = 'open';
