-- interlock: rollback=unsupported "the old values are gone"
CREATE TABLE tasks (id bigint PRIMARY KEY, title text NOT NULL);
