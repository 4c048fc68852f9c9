CREATE TABLE done (id bigint PRIMARY KEY);
