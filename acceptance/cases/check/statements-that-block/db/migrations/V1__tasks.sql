CREATE TABLE person (id integer PRIMARY KEY);
CREATE TABLE task (id integer PRIMARY KEY, owner integer, a int, b int, c int, d int, e int, f int, g int, h int);
