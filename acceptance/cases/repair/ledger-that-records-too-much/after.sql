SELECT id, how, retired_as FROM interlock_migration ORDER BY seq
