SELECT count(*) AS left_behind FROM pg_database WHERE datname LIKE 'interlock\_scratch\_%';
