CREATE OR REPLACE VIEW open_task AS SELECT id, title FROM task;
