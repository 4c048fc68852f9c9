DO $$ BEGIN CREATE ROLE case_blind LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
REVOKE SELECT ON pg_catalog.pg_policy FROM public;
