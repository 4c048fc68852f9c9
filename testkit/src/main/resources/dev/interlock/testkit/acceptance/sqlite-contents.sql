-- One line for each object of a schema. Left out: Interlock's tables.
SELECT type || ' ' || name || ' ' || coalesce(sql, '')
FROM sqlite_master
WHERE tbl_name NOT LIKE 'interlock\_%' ESCAPE '\'
