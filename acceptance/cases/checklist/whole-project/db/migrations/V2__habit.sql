-- interlock: rollback=unsupported "habits cannot be made again"
CREATE TABLE habit (id integer PRIMARY KEY);
