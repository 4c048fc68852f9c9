INSERT INTO roles VALUES ('reader');
