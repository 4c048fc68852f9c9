CREATE TABLE users (role text);

UPDATE roles SET name = upper(name);
