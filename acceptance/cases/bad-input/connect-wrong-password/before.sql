DO $$ BEGIN CREATE ROLE case_scram LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
-- Every role is trusted on the test server; this one shall have to prove who it is.
CREATE TEMP TABLE hba AS SELECT replace(line, E'\t', ' ') AS line
  FROM regexp_split_to_table(pg_read_file(current_setting('hba_file')), E'\n') AS line;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM hba WHERE line LIKE '%case_scram%') THEN
    EXECUTE format('COPY (SELECT ''host all case_scram all scram-sha-256'' UNION ALL SELECT line FROM hba) TO %L',
      current_setting('hba_file'));
    PERFORM pg_reload_conf(), pg_sleep(0.5);
  END IF;
END $$;
