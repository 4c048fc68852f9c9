SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'interlock%';
