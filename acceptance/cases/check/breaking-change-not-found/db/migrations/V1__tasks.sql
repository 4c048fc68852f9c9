CREATE TABLE task (id integer PRIMARY KEY, words varchar(50));
