INSERT INTO accounts (id, name, email)
SELECT n, 'account ' || n, 'account' || n || '@example.org' FROM generate_series(1, 500) AS n;
INSERT INTO orders SELECT n, 1 + n % 500, n FROM generate_series(1, 2000) AS n;
INSERT INTO happened VALUES ('V2');
