CREATE TABLE interlock_migration (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL, description text NOT NULL, checksum text NOT NULL,
  statements text NOT NULL, how text NOT NULL, applied_by text NOT NULL DEFAULT 'app', applied_at timestamptz NOT NULL DEFAULT now(),
  took interval NOT NULL, run text NOT NULL, fingerprint text, reason text, retired_at timestamptz, retired_as text);
CREATE TABLE interlock_journal (
  id text PRIMARY KEY, direction text NOT NULL, done integer NOT NULL, prefix text NOT NULL, running text, division text, session text,
  started_at timestamptz NOT NULL DEFAULT now(), changed_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE interlock_lock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), token bigint NOT NULL DEFAULT 0, run text, host text, process bigint,
  session integer, activity text, since timestamptz, until timestamptz, unsettled text[] NOT NULL DEFAULT '{}',
  guarded boolean NOT NULL DEFAULT false, proven_mark text, proven_history text, failed boolean NOT NULL DEFAULT false);
INSERT INTO interlock_lock DEFAULT VALUES;
CREATE TABLE interlock_run (
  run text NOT NULL, command text NOT NULL, host text NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz NOT NULL,
  outcome text NOT NULL, details text NOT NULL, release text, PRIMARY KEY (ended_at, run));
INSERT INTO interlock_migration (id, description, checksum, statements, how, took, run) VALUES
  ('V20', 'habits', '00', '00', 'applied', '12 ms', '0000000a'),
  ('V21', 'habit completions', '00', '00', 'adopted', '3 ms', '00000018');
INSERT INTO interlock_run VALUES
  ('0000000a', 'run', 'web-1', '2026-01-05 09:00:00+00', '2026-01-05 09:00:01.2+00', 'done', '', '1f0c2d3e4b5a69788796a5b4c3d2e1f00a1b2c3d'),
  ('0000000a', 'run', 'web-1', '2026-01-05 09:00:00+00', '2026-01-05 09:00:01.3+00', 'started', '', '1f0c2d3e4b5a69788796a5b4c3d2e1f00a1b2c3d'),
  ('00000010', 'run', 'web-1', '2026-01-05 14:02:11+00'::timestamptz - interval '1500 ms', '2026-01-05 14:02:11+00', 'stopped', 'APP001 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000011', 'run', 'web-1', '2026-01-05 14:02:26+00'::timestamptz - interval '1500 ms', '2026-01-05 14:02:26+00', 'refused', 'CAT011 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000012', 'run', 'web-1', '2026-01-05 14:02:56+00'::timestamptz - interval '1500 ms', '2026-01-05 14:02:56+00', 'refused', 'CAT011 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000013', 'run', 'web-1', '2026-01-05 14:05:10+00'::timestamptz - interval '1500 ms', '2026-01-05 14:05:10+00', 'refused', 'CAT011 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000014', 'run', 'web-1', '2026-01-05 14:09:40+00'::timestamptz - interval '1500 ms', '2026-01-05 14:09:40+00', 'refused', 'CAT011 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000015', 'run', 'web-1', '2026-01-05 14:14:02+00'::timestamptz - interval '1500 ms', '2026-01-05 14:14:02+00', 'refused', 'CAT011 db/migrations/V21__habit_completions.sql:1:1', '9a8b7c6d5e4f30211203f4e5d6c7b8a900112233'),
  ('00000017', 'repair', 'laptop', '2026-01-05 14:15:00+00', '2026-01-05 14:15:01+00', 'done', '', NULL),
  ('00000018', 'run', 'web-1', '2026-01-05 14:18:38.5+00', '2026-01-05 14:18:39.8+00', 'done', '', '5c4b3a291807f6e5d4c3b2a190817263544536f2'),
  ('00000018', 'run', 'web-1', '2026-01-05 14:18:38.5+00', '2026-01-05 14:18:40.0+00', 'started', '', '5c4b3a291807f6e5d4c3b2a190817263544536f2'),
  ('00000019', 'upgrade', 'ci', '2026-01-06 08:00:00+00', '2026-01-06 08:00:20+00', 'unavailable', 'LCK001', 'v42');
