CREATE TABLE interlock_migration (id int);
