DROP PROCEDURE fill_batches();
DROP TABLE batch;
INSERT INTO happened VALUES ('U4');
