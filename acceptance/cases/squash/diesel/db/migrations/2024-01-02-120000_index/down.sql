DROP INDEX tasks_title;
