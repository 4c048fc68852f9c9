CREATE TABLE roles (name text PRIMARY KEY);
CREATE TABLE members (id bigint PRIMARY KEY);
