DO $$ BEGIN CREATE ROLE case_reader LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
ALTER ROLE case_reader SET default_transaction_read_only = on;
GRANT CREATE ON SCHEMA public TO case_reader;
