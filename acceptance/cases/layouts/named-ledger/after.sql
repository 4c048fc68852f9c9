SELECT count(*) AS rows, obj_description('_sqlx_migrations'::regclass) AS comment FROM _sqlx_migrations;
