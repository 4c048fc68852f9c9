-- interlock: rollback=unsupported "the notes are lost"
CREATE TABLE note (id integer PRIMARY KEY);
