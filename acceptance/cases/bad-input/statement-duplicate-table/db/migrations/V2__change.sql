CREATE TABLE notes (id int);
CREATE TABLE tasks (id int);
