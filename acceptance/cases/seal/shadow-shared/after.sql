SELECT count(*) AS made FROM pg_roles WHERE rolname LIKE 'interlock\_case\_%';
