CREATE TABLE batch (n integer PRIMARY KEY);
CREATE PROCEDURE fill_batches() LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..5 LOOP
    INSERT INTO batch VALUES (i) ON CONFLICT DO NOTHING;
    COMMIT;
  END LOOP;
END $$;
CALL fill_batches();
INSERT INTO happened VALUES ('V4');
