SELECT * FROM task;
