SELECT title FROM tasks;
