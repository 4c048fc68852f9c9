UPDATE account SET cents = cents * 2;
-- Commits in between, and may be repeated.
DO $$
BEGIN
  LOOP
    UPDATE account SET touched = true, cents = cents + 5
    WHERE id IN (SELECT id FROM account WHERE NOT touched ORDER BY id LIMIT 50);
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
INSERT INTO happened VALUES ('V3');
