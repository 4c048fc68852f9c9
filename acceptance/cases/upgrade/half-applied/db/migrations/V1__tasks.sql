CREATE TABLE tasks (id integer, title text);
