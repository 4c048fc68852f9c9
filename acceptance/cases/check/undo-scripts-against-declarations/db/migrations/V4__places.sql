-- interlock: rollback=unsupported "nobody goes back behind places"
CREATE TABLE place (id integer PRIMARY KEY);
