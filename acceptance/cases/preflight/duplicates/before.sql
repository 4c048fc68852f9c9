CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL,
  password_hash text,
  updated_at timestamptz NOT NULL);
INSERT INTO account (email, password_hash, updated_at) VALUES
  ('ada@example.org', 'x1', '2026-01-01 10:00+00'),
  ('ada@example.org', 'x2', '2026-03-01 10:00+00'),
  ('bob@example.org', 'x1', '2026-01-02 10:00+00'),
  ('Bob@example.org', 'x3', '2026-01-03 10:00+00'),
  ('ada@example.org', 'x4', '2026-02-01 10:00+00');
