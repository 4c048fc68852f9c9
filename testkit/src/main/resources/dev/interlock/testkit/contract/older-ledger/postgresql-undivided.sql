-- Written by the last version without divisions (commit 6372497a):
-- upgrade, squash, downgrade, repair, stamp and init, and a last upgrade that stopped in V7.
-- Only the holder of the lock was entered by hand, as a killed run leaves it.

CREATE TABLE interlock_migration (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL,
  description text NOT NULL,
  checksum text NOT NULL,
  statements text NOT NULL,
  how text NOT NULL,
  applied_by text NOT NULL DEFAULT current_user,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  took interval NOT NULL,
  run text NOT NULL,
  fingerprint text,
  reason text,
  retired_at timestamptz,
  retired_as text);
CREATE UNIQUE INDEX interlock_migration_applied ON interlock_migration (id)
  WHERE retired_at IS NULL;
CREATE TABLE interlock_journal (
  id text PRIMARY KEY,
  direction text NOT NULL,
  done integer NOT NULL,
  prefix text NOT NULL,
  running text,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp());
CREATE TABLE interlock_lock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  token bigint NOT NULL DEFAULT 0,
  run text,
  host text,
  process bigint,
  session integer,
  activity text,
  since timestamptz,
  until timestamptz,
  unsettled text[] NOT NULL DEFAULT '{}',
  guarded boolean NOT NULL DEFAULT false,
  proven_mark text,
  proven_history text) WITH (fillfactor = 10);
CREATE TABLE interlock_run (
  run text PRIMARY KEY,
  command text NOT NULL,
  host text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  outcome text NOT NULL,
  details text NOT NULL);
INSERT INTO interlock_migration (seq, id, description, checksum, statements, how, applied_by, applied_at, took, run, fingerprint, reason, retired_at, retired_as) OVERRIDING SYSTEM VALUE VALUES
  ('1', 'V1', 'account', 'a304ad81ee03f790b86dc829bbaf5a7e869777bd8a462a15013684001271f58e', 'd90f78773f8b81e72d467d72421513dcac46754dbb864e671a27f1cb7d6e5aff', 'applied', 'postgres', '2026-11-29 12:52:23.559347+00', '00:00:00.018444', '5c288e22', NULL, NULL, NULL, NULL),
  ('2', 'V2', 'rows', '341a05b1fd461a47485d5c0dcde74e815ce671779281324751dec71042a37562', '9f494de0ccc530f0f16d48507fa4259dad5293eafb663f59206388d795069c8d', 'applied', 'postgres', '2026-11-29 12:52:23.664852+00', '00:00:00.001669', '5c288e22', NULL, NULL, NULL, NULL),
  ('3', 'R__names', 'names', '2fd54042ec5b4ae7ffae54b7e6491702dbfc54f377deb5f80637e5f470efdda9', '41da047df74ee3e3317cc9c46dcc752c1f4acd4c0284981869a3ee552d2f8561', 'applied', 'postgres', '2026-11-29 12:52:23.724733+00', '00:00:00.001968', '5c288e22', NULL, NULL, '2026-11-29 12:52:46.409935+00', 'replaced'),
  ('4', 'R__names', 'names', '2dc34a8f8891b598ea5708a97f72b5aa4bd76d286e01f02eed7e015e0bc77c73', 'aba67825bb78a07515a4fde4cd990f71b5ffd47c260f38020896ec181a7cf908', 'applied', 'postgres', '2026-11-29 12:52:46.410384+00', '00:00:00.003556', '30f68120', NULL, NULL, NULL, NULL),
  ('5', 'V3', 'baseline', '89476fb5652bc18f60ce36137fba64900260fa30076f4a9d6054718a66e0e65d', '91c0ddfe588daf59125587fa3237a02b68853b2ccbca36a7021341e61a138ff5', 'squashed', 'postgres', '2026-11-29 12:54:15.287659+00', '00:00:00.002146', '4939db95', 'e00aa54c6a6c414225d24ae6998bc19cc704c89daf93a9faa30db1d77eeeac47', NULL, NULL, NULL),
  ('6', 'V4', 'note', '3b198ac31a4ba687b117f221225b78c323a7dbe6ae02186ed95d7a58c9f092cb', 'd0f00bb818bb5b25a26180a7b465c979b7cf89d89d331b581e27bfba7d1a75b6', 'adopted', 'postgres', '2026-11-29 12:55:22.860282+00', '00:00:00.001458', '61bacd98', 'b66b2d396833b99139e9ae28541817128718235a7edb2a28d410e93bf8bd66e4', NULL, NULL, NULL),
  ('7', 'V5', 'tag', 'eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8', 'e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a', 'applied', 'postgres', '2026-11-29 12:57:10.394287+00', '00:00:00.004846', '1012629b', '9375e8e0231ee1d828394d7c05de5ff883597c598199077fd652eedcc23097d6', NULL, '2026-11-29 12:57:49.008943+00', 'undone'),
  ('8', 'V5', 'tag', 'eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8', 'e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a', 'applied', 'postgres', '2026-11-29 12:58:31.306158+00', '00:00:00.009592', '55730522', '9375e8e0231ee1d828394d7c05de5ff883597c598199077fd652eedcc23097d6', NULL, NULL, NULL),
  ('9', 'V6', 'elsewhere', '52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120', '81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23', 'stamped', 'postgres', '2026-11-29 13:00:01.209619+00', '00:00:00.001322', '7e6984f9', NULL, 'its table is in another database', '2026-11-29 13:00:36.959919+00', 'repaired'),
  ('10', 'V6', 'elsewhere', '52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120', '81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23', 'stamped', 'postgres', '2026-11-29 13:00:59.033493+00', '00:00:00.001421', '1ab6df8c', NULL, 'its table is in another database', '2026-11-29 13:01:19.303868+00', 'restamped'),
  ('11', 'V6', 'elsewhere', '52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120', '81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23', 'stamped', 'postgres', '2026-11-29 13:01:41.543203+00', '00:00:00.001681', '9d41c9b0', NULL, 'its table is in another database', NULL, NULL);
INSERT INTO interlock_journal (id, direction, done, prefix, running, started_at, changed_at) VALUES
  ('V7', 'up', '3', '373bcbaa11e929ac8be9043cc7f2cac8f0d50b5236e463dc81a6a2e65534f3be', '', '2026-11-29 13:04:45.470989+00', '2026-11-29 13:04:45.686972+00');
INSERT INTO interlock_lock (only_row, token, run, host, process, session, activity, since, until, unsettled, guarded, proven_mark, proven_history) VALUES
  ('true', '14', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', 'true', '4f3ef977c64f28438d4c7c6c246ccefd', 'c59e90dc9038dc16715a0be5ac16220ae035cd3975ac62de68920c1ee78f00d5');
INSERT INTO interlock_run (run, command, host, started_at, ended_at, outcome, details) VALUES
  ('5c288e22', 'upgrade', 'localhost', '2026-11-29 12:52:21.941781+00', '2026-11-29 12:52:23.796782+00', 'done', ''),
  ('30f68120', 'upgrade', 'localhost', '2026-11-29 12:52:45.360737+00', '2026-11-29 12:52:46.563738+00', 'done', ''),
  ('4939db95', 'upgrade', 'localhost', '2026-11-29 12:54:13.834544+00', '2026-11-29 12:54:15.964545+00', 'done', ''),
  ('61bacd98', 'upgrade', 'localhost', '2026-11-29 12:55:21.834889+00', '2026-11-29 12:55:23.69189+00', 'done', ''),
  ('1012629b', 'upgrade', 'localhost', '2026-11-29 12:57:08.634217+00', '2026-11-29 12:57:11.551219+00', 'done', ''),
  ('0b02e0df', 'downgrade', 'localhost', '2026-11-29 12:57:47.191497+00', '2026-11-29 12:57:49.212498+00', 'done', ''),
  ('55730522', 'upgrade', 'localhost', '2026-11-29 12:58:29.568166+00', '2026-11-29 12:58:32.806167+00', 'done', ''),
  ('7e6984f9', 'stamp', 'localhost', '2026-11-29 13:00:00.569353+00', '2026-11-29 13:00:01.350354+00', 'done', ''),
  ('7afb0a39', 'repair', 'localhost', '2026-11-29 13:00:36.112114+00', '2026-11-29 13:00:36.979115+00', 'done', ''),
  ('1ab6df8c', 'stamp', 'localhost', '2026-11-29 13:00:58.648143+00', '2026-11-29 13:00:59.123144+00', 'done', ''),
  ('e12c1172', 'stamp', 'localhost', '2026-11-29 13:01:18.852111+00', '2026-11-29 13:01:19.401112+00', 'done', ''),
  ('9d41c9b0', 'stamp', 'localhost', '2026-11-29 13:01:41.291822+00', '2026-11-29 13:01:41.677823+00', 'done', ''),
  ('2e66ce51', 'init', 'localhost', '2026-11-29 13:02:06.335318+00', '2026-11-29 13:02:06.982319+00', 'done', ''),
  ('9c6778c9', 'upgrade', 'localhost', '2026-11-29 13:04:44.233399+00', '2026-11-29 13:04:46.4754+00', 'stopped', 'APP001 db/migrations/V7__item.sql:4:1');
ALTER TABLE interlock_migration ALTER seq RESTART WITH 12;
UPDATE interlock_lock SET run = '0a1b2c3d', host = 'build', process = 4711, session = 424242,
  activity = 'V7 item', since = '2026-11-28 12:00:00+00', until = '2026-11-28 12:00:30+00',
  unsettled = '{4e5f6071}';
CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO account VALUES (1, 'ann'), (2, 'bob');
CREATE VIEW names AS SELECT name FROM account WHERE id > 0;
CREATE TABLE note (id integer PRIMARY KEY);
CREATE TABLE tag (id integer);
CREATE TABLE elsewhere (id integer);
CREATE TABLE item (id integer);
INSERT INTO item VALUES (1), (1);
