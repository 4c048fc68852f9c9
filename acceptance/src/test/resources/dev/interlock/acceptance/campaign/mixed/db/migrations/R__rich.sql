CREATE OR REPLACE VIEW rich AS SELECT id, cents FROM account WHERE cents > 1000;
INSERT INTO happened VALUES ('R');
