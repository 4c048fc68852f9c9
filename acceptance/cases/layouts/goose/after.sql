SELECT title FROM tasks ORDER BY id;
