SELECT id, how, reason FROM interlock_migration ORDER BY seq
