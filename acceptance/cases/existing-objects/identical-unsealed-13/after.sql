SELECT id, how FROM interlock_migration ORDER BY id;
