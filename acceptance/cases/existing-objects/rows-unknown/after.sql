SELECT name FROM roles ORDER BY name
