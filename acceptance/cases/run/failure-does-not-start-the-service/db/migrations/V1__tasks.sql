CREATE TABLE tasks (id bigint PRIMARY KY);
