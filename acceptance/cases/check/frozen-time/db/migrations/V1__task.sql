CREATE TABLE task (id bigint PRIMARY KEY, due timestamp, since date DEFAULT CURRENT_DATE);

INSERT INTO task (id, due) VALUES (1, 'now');
