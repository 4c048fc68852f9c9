CREATE TABLE django_migrations (id bigint, app varchar(255), name varchar(255), applied timestamptz);
INSERT INTO django_migrations VALUES (1, 'auth', '0001_initial', now());
