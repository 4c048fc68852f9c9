CREATE TABLE flyway_schema_history (
  installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL,
  script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
  installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL);
INSERT INTO flyway_schema_history VALUES
  (1, '1', 'roles', 'SQL', 'V1__roles.sql', 1, 'flyway', '2026-01-01', 1, true),
  (2, '2', 'members', 'SQL', 'V2__members.sql', 1, 'flyway', '2026-01-01', 1, true),
  (3, '3', 'role index', 'SQL', 'V3__role_index.sql', 1, 'flyway', '2026-01-01', 1, true);
CREATE TABLE roles (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE members (id bigint PRIMARY KEY, role_id bigint REFERENCES roles);
