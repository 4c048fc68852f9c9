CREATE TABLE task (id bigint PRIMARY KEY, words text NOT NULL);
