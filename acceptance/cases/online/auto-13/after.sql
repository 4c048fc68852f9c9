SELECT conname AS name, convalidated AS valid, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE conrelid = 'orders'::regclass AND contype <> 'n'
UNION ALL
SELECT indexrelid::regclass::text, indisvalid, 'index' FROM pg_index WHERE indrelid = 'orders'::regclass
ORDER BY 1, 3
