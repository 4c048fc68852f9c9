INSERT INTO tasks SELECT n, 'x' FROM generate_series(1, 3) AS n WHERE 6 / (n - 2) > 0;
