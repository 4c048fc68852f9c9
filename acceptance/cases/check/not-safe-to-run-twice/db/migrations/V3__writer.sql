-- interlock: verify SELECT EXISTS (SELECT FROM roles WHERE name = 'writer')
INSERT INTO roles VALUES ('writer');
