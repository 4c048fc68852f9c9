INSERT INTO tasks VALUES (1, 'first'), (2, 'second');
INSERT INTO tasks VALUES (2, 'again');
