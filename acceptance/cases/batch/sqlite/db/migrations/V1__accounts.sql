CREATE TABLE account (
  email text NOT NULL,
  email_key text
);
WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 2500)
INSERT INTO account (email) SELECT 'User' || i || '@Example.org' FROM number;
