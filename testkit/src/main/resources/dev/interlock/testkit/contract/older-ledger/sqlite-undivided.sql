-- Written by the last version without divisions (commit 6372497a):
-- upgrade, squash, downgrade, repair, stamp and init, and a last upgrade that stopped in V7.
-- Only the holder of the lock, as a killed run leaves it, and the role were entered by hand.

CREATE TABLE interlock_migration (
  seq integer PRIMARY KEY,
  id text NOT NULL,
  description text NOT NULL,
  checksum text NOT NULL,
  statements text NOT NULL,
  how text NOT NULL,
  applied_by text NOT NULL,
  applied_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  took real NOT NULL,
  run text NOT NULL,
  fingerprint text,
  reason text,
  retired_at text,
  retired_as text);
INSERT INTO interlock_migration VALUES(1,'V1','account','a304ad81ee03f790b86dc829bbaf5a7e869777bd8a462a15013684001271f58e','d90f78773f8b81e72d467d72421513dcac46754dbb864e671a27f1cb7d6e5aff','applied','app','2026-11-29T13:03:09.461Z',0.12399999999999999911,'1105dd2b',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(2,'V2','rows','341a05b1fd461a47485d5c0dcde74e815ce671779281324751dec71042a37562','9f494de0ccc530f0f16d48507fa4259dad5293eafb663f59206388d795069c8d','applied','app','2026-11-29T13:03:09.675Z',0.042000000000000002609,'1105dd2b',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(3,'R__names','names','2fd54042ec5b4ae7ffae54b7e6491702dbfc54f377deb5f80637e5f470efdda9','41da047df74ee3e3317cc9c46dcc752c1f4acd4c0284981869a3ee552d2f8561','applied','app','2026-11-29T13:03:09.741Z',0.014000000000000000291,'1105dd2b',NULL,NULL,'2026-11-29T13:03:31.491Z','replaced');
INSERT INTO interlock_migration VALUES(4,'R__names','names','2dc34a8f8891b598ea5708a97f72b5aa4bd76d286e01f02eed7e015e0bc77c73','aba67825bb78a07515a4fde4cd990f71b5ffd47c260f38020896ec181a7cf908','applied','app','2026-11-29T13:03:31.519Z',0.06500000000000000222,'11f0a7ea',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(5,'V3','baseline','89476fb5652bc18f60ce36137fba64900260fa30076f4a9d6054718a66e0e65d','91c0ddfe588daf59125587fa3237a02b68853b2ccbca36a7021341e61a138ff5','squashed','app','2026-11-29T13:04:25.542Z',0.0010000000000000000208,'9f37fb27','9e08c70d8f9723dbfe608539edda500ebbe2bb54a94fb66866f5acb867ca1749',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(6,'V4','note','3b198ac31a4ba687b117f221225b78c323a7dbe6ae02186ed95d7a58c9f092cb','d0f00bb818bb5b25a26180a7b465c979b7cf89d89d331b581e27bfba7d1a75b6','adopted','app','2026-11-29T13:05:06.971Z',0.10799999999999999877,'604f2b95','e6c569d40f66eac4e68048efef5278b15751f9b86219cf74e5a22f92cc479a1d',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(7,'V5','tag','eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8','e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a','applied','app','2026-11-29T13:05:49.416Z',0.0010000000000000000208,'ccad46c9','53bcbb51f6c83233fbd2f850ea2e2c425070dfe509810b579b1376009bed62db',NULL,'2026-11-29T13:06:03.298Z','undone');
INSERT INTO interlock_migration VALUES(8,'V5','tag','eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8','e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a','applied','app','2026-11-29T13:06:23.111Z',0.029999999999999998889,'2ef80a6a','53bcbb51f6c83233fbd2f850ea2e2c425070dfe509810b579b1376009bed62db',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(9,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:06:51.096Z',0.018999999999999999528,'f5d86b9b',NULL,'its table is in another database','2026-11-29T13:07:05.962Z','repaired');
INSERT INTO interlock_migration VALUES(10,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:07:20.252Z',0.025000000000000001387,'a016b9d5',NULL,'its table is in another database','2026-11-29T13:07:38.598Z','restamped');
INSERT INTO interlock_migration VALUES(11,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:07:59.809Z',0.052999999999999998501,'d30547b6',NULL,'its table is in another database',NULL,NULL);
CREATE TABLE interlock_journal (
  id text PRIMARY KEY,
  direction text NOT NULL,
  done integer NOT NULL,
  prefix text NOT NULL,
  running text,
  started_at real NOT NULL DEFAULT (unixepoch('subsec')),
  changed_at real NOT NULL DEFAULT (unixepoch('subsec')));
INSERT INTO interlock_journal VALUES('V7','up',3,'bf9e112014dc720c357bcd7cf40f0daf3a4fd6a6a3339778d348a9968d12992b',NULL,1795957887.1429998874,1795957887.487999916);
CREATE TABLE interlock_lock (
  only_row integer PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
  token integer NOT NULL DEFAULT 0,
  run text,
  host text,
  process integer,
  activity text,
  since real,
  until real,
  guarded integer NOT NULL DEFAULT 0,
  proven_mark text,
  proven_history text);
INSERT INTO interlock_lock VALUES(1,14,NULL,NULL,NULL,NULL,NULL,NULL,1,'13','c59e90dc9038dc16715a0be5ac16220ae035cd3975ac62de68920c1ee78f00d5');
CREATE TABLE interlock_run (
  run text PRIMARY KEY,
  command text NOT NULL,
  host text NOT NULL,
  started_at text NOT NULL,
  ended_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  outcome text NOT NULL,
  details text NOT NULL);
INSERT INTO interlock_run VALUES('1105dd2b','upgrade','localhost','2026-11-29T13:03:08.203Z','2026-11-29T13:03:09.783Z','done','');
INSERT INTO interlock_run VALUES('11f0a7ea','upgrade','localhost','2026-11-29T13:03:30.639Z','2026-11-29T13:03:31.732Z','done','');
INSERT INTO interlock_run VALUES('9f37fb27','upgrade','localhost','2026-11-29T13:04:24.467Z','2026-11-29T13:04:26.012Z','done','');
INSERT INTO interlock_run VALUES('604f2b95','upgrade','localhost','2026-11-29T13:05:06.197Z','2026-11-29T13:05:07.460Z','done','');
INSERT INTO interlock_run VALUES('ccad46c9','upgrade','localhost','2026-11-29T13:05:48.984Z','2026-11-29T13:05:49.649Z','done','');
INSERT INTO interlock_run VALUES('4422bcb6','downgrade','localhost','2026-11-29T13:06:02.454Z','2026-11-29T13:06:03.385Z','done','');
INSERT INTO interlock_run VALUES('2ef80a6a','upgrade','localhost','2026-11-29T13:06:22.535Z','2026-11-29T13:06:23.440Z','done','');
INSERT INTO interlock_run VALUES('f5d86b9b','stamp','localhost','2026-11-29T13:06:50.958Z','2026-11-29T13:06:51.175Z','done','');
INSERT INTO interlock_run VALUES('582e221e','repair','localhost','2026-11-29T13:07:05.917Z','2026-11-29T13:07:06.033Z','done','');
INSERT INTO interlock_run VALUES('a016b9d5','stamp','localhost','2026-11-29T13:07:20.063Z','2026-11-29T13:07:20.469Z','done','');
INSERT INTO interlock_run VALUES('6592d75a','stamp','localhost','2026-11-29T13:07:38.541Z','2026-11-29T13:07:38.893Z','done','');
INSERT INTO interlock_run VALUES('d30547b6','stamp','localhost','2026-11-29T13:07:59.458Z','2026-11-29T13:07:59.951Z','done','');
INSERT INTO interlock_run VALUES('64501ac1','init','localhost','2026-11-29T13:08:26.900Z','2026-11-29T13:08:27.171Z','done','');
INSERT INTO interlock_run VALUES('7df9e494','upgrade','localhost','2026-11-29T13:11:25.865Z','2026-11-29T13:11:28.070Z','stopped','APP001 db/migrations/V7__item.sql:4:1');
CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO account VALUES(1,'ann');
INSERT INTO account VALUES(2,'bob');
CREATE TABLE note (id integer PRIMARY KEY);
CREATE TABLE tag (id integer);
CREATE TABLE elsewhere (id integer);
CREATE TABLE item (id integer);
INSERT INTO item VALUES(1);
CREATE UNIQUE INDEX interlock_migration_applied
  ON interlock_migration (id) WHERE retired_at IS NULL;
CREATE VIEW names AS SELECT name FROM account WHERE id > 0;
UPDATE interlock_lock SET run = '0a1b2c3d', host = 'build', process = 4711, activity = 'V7 item',
  since = 1764331200.5, until = 1764331230.5;
