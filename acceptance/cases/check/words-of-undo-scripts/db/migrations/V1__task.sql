SET lock_timeout = '5s';
CREATE TABLE task (id bigint);
