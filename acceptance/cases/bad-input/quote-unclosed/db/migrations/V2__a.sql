INSERT INTO tasks VALUES (1, 'it''s);
SELECT 1;
