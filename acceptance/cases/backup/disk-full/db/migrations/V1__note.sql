CREATE TABLE note (id integer PRIMARY KEY, words text);
INSERT INTO note SELECT n, md5(n::text) || md5(n::text || 'a') || md5(n::text || 'b') FROM generate_series(1, 60000) n;
