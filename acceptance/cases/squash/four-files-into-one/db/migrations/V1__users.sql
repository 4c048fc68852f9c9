CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TYPE role AS ENUM ('admin');
INSERT INTO users VALUES (1, 'root'), (2, 'ada');
