SELECT id, replace(words, E'\n', '/') AS words, mark, nextval(pg_get_serial_sequence('note', 'id')) > 3 AS free FROM note ORDER BY id;
