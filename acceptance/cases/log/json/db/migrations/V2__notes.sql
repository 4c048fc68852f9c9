CREATE TABLE notes (id bigint);
INSERT INTO note VALUES (1);
