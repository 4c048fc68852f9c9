DO $$ BEGIN
  EXECUTE format('CREATE TABLE tasks (id bigint, tenant text DEFAULT %L)', left(current_database(), 4));
END $$;
