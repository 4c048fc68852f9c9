DO $$ BEGIN CREATE ROLE case_extender LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT CREATE ON SCHEMA public TO case_extender;
