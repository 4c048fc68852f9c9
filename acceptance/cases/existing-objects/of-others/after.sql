SELECT id, how, reason FROM interlock_migration;
