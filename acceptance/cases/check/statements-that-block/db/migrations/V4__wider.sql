ALTER TABLE task ALTER a TYPE bigint;
UPDATE task SET a = 0;
