CREATE TABLE tasks (id bigint);
