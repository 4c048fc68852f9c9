CREATE TABLE tasks (id bigint PRIMARY KEY, owner bigint REFERENCES users);
