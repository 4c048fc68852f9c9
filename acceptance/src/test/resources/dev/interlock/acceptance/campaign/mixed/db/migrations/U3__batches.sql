UPDATE account SET cents = cents - 11;
DO $$
BEGIN
  LOOP
    UPDATE account SET touched = false
    WHERE id IN (SELECT id FROM account WHERE touched ORDER BY id LIMIT 50);
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
INSERT INTO happened VALUES ('U3');
