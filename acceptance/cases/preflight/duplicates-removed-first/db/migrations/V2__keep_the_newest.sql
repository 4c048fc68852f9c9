DELETE FROM account WHERE id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY email ORDER BY updated_at DESC) AS n FROM account) AS ranked
  WHERE n > 1);
