-- One line for each fact about a schema. Left out: the system's own objects and Interlock's tables.
WITH ours AS (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, c.relacl,
         c.relrowsecurity, format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_index i ON i.indexrelid = c.oid
  LEFT JOIN pg_class t ON t.oid = i.indrelid
  WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND coalesce(t.relname, c.relname) NOT LIKE 'interlock\_%'
)
SELECT format('schema %I %s', nspname, nspacl) FROM pg_namespace
WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
UNION ALL
SELECT format('extension %I %s', extname, extversion) FROM pg_extension
UNION ALL
SELECT format('relation %s %s %s %s %s %s', name, relkind, relpersistence, reloptions, relacl,
              relrowsecurity)
FROM ours
UNION ALL
SELECT format('column %s.%I %s %s %s %s %s %s', name, a.attname,
              format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
              a.attcollation, pg_get_expr(d.adbin, d.adrelid))
FROM ours
JOIN pg_attribute a ON a.attrelid = ours.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
UNION ALL
SELECT format('constraint %I on %s %s %s', conname, name, convalidated, pg_get_constraintdef(c.oid))
FROM ours
JOIN pg_constraint c ON c.conrelid = ours.oid
UNION ALL
SELECT format('index %s %s %s', name, i.indisvalid, pg_get_indexdef(i.indexrelid))
FROM ours
JOIN pg_index i ON i.indexrelid = ours.oid
UNION ALL
SELECT format('view %s %s', name, pg_get_viewdef(oid)) FROM ours WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('sequence %s %s', name, s.last_value)
FROM ours
JOIN pg_sequences s ON s.schemaname = ours.nspname AND s.sequencename = ours.relname
UNION ALL
SELECT format('trigger %I on %s %s %s', tgname, name, tgenabled, pg_get_triggerdef(t.oid))
FROM ours
JOIN pg_trigger t ON t.tgrelid = ours.oid AND NOT t.tgisinternal
UNION ALL
SELECT format('policy %I on %s %s %s %s', polname, name, polcmd,
              pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM ours
JOIN pg_policy p ON p.polrelid = ours.oid
UNION ALL
SELECT format('routine %s %s', p.oid::regprocedure,
              CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) ELSE p.prokind::text END)
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
UNION ALL
SELECT format('type %s %s %s %s', t.oid::regtype, t.typtype, format_type(t.typbasetype, t.typtypmod),
              (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
               FROM pg_enum e WHERE e.enumtypid = t.oid))
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND t.typtype IN ('e', 'd', 'r')
UNION ALL
SELECT format('comment %s %s', d.objoid::regclass || '.' || d.objsubid, d.description)
FROM pg_description d
JOIN ours ON ours.oid = d.objoid AND d.classoid = 'pg_class'::regclass
