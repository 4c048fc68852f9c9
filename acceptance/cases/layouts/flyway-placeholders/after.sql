SELECT title FROM tasks ORDER BY title;
