DO $$ BEGIN CREATE ROLE case_stranger LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
