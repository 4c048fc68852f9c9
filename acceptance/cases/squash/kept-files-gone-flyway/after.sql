SELECT version, script FROM flyway_schema_history ORDER BY installed_rank
