DO $$ BEGIN CREATE TABLE app (id int); EXECUTE 'CREATE ROLE ' || 'interlock_case_app'; END $$;
