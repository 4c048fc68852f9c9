SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'interlock%' ORDER BY 1;
