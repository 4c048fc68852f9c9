-- Written by the first version with divisions and sessions (commit 4c18f651):
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
INSERT INTO interlock_migration VALUES(1,'V1','account','a304ad81ee03f790b86dc829bbaf5a7e869777bd8a462a15013684001271f58e','d90f78773f8b81e72d467d72421513dcac46754dbb864e671a27f1cb7d6e5aff','applied','app','2026-11-29T13:19:18.774Z',0.016000000000000000333,'0c47f7ff',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(2,'V2','rows','341a05b1fd461a47485d5c0dcde74e815ce671779281324751dec71042a37562','9f494de0ccc530f0f16d48507fa4259dad5293eafb663f59206388d795069c8d','applied','app','2026-11-29T13:19:18.859Z',0.010999999999999999361,'0c47f7ff',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(3,'R__names','names','2fd54042ec5b4ae7ffae54b7e6491702dbfc54f377deb5f80637e5f470efdda9','41da047df74ee3e3317cc9c46dcc752c1f4acd4c0284981869a3ee552d2f8561','applied','app','2026-11-29T13:19:18.930Z',0.020000000000000000416,'0c47f7ff',NULL,NULL,'2026-11-29T13:19:41.241Z','replaced');
INSERT INTO interlock_migration VALUES(4,'R__names','names','2dc34a8f8891b598ea5708a97f72b5aa4bd76d286e01f02eed7e015e0bc77c73','aba67825bb78a07515a4fde4cd990f71b5ffd47c260f38020896ec181a7cf908','applied','app','2026-11-29T13:19:41.265Z',0.052999999999999998501,'4975e709',NULL,NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(5,'V3','baseline','89476fb5652bc18f60ce36137fba64900260fa30076f4a9d6054718a66e0e65d','91c0ddfe588daf59125587fa3237a02b68853b2ccbca36a7021341e61a138ff5','squashed','app','2026-11-29T13:21:00.374Z',0.0,'231e7349','9e08c70d8f9723dbfe608539edda500ebbe2bb54a94fb66866f5acb867ca1749',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(6,'V4','note','3b198ac31a4ba687b117f221225b78c323a7dbe6ae02186ed95d7a58c9f092cb','d0f00bb818bb5b25a26180a7b465c979b7cf89d89d331b581e27bfba7d1a75b6','adopted','app','2026-11-29T13:21:34.622Z',0.0010000000000000000208,'afb99450','e6c569d40f66eac4e68048efef5278b15751f9b86219cf74e5a22f92cc479a1d',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(7,'V5','tag','eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8','e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a','applied','app','2026-11-29T13:22:24.733Z',0.010000000000000000208,'ae7be96b','53bcbb51f6c83233fbd2f850ea2e2c425070dfe509810b579b1376009bed62db',NULL,'2026-11-29T13:22:43.144Z','undone');
INSERT INTO interlock_migration VALUES(8,'V5','tag','eac626a89a80ea2115743615ba0337d704ce91da4209bea32d4fe5e60cf860e8','e29d073ec1328a5c18eab5c932e8376bb40abfba3eee41c7fbac48525ce44e0a','applied','app','2026-11-29T13:23:07.268Z',0.058999999999999996891,'3b910322','53bcbb51f6c83233fbd2f850ea2e2c425070dfe509810b579b1376009bed62db',NULL,NULL,NULL);
INSERT INTO interlock_migration VALUES(9,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:23:46.907Z',0.017999999999999998639,'90cfcedb',NULL,'its table is in another database','2026-11-29T13:24:07.906Z','repaired');
INSERT INTO interlock_migration VALUES(10,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:24:24.978Z',0.0,'57f018f3',NULL,'its table is in another database','2026-11-29T13:24:43.259Z','restamped');
INSERT INTO interlock_migration VALUES(11,'V6','elsewhere','52b82e33dc185912281f28297c1111607eebce18d371cfc4b9617e6bced09120','81ebba421fef2b9f4f28137e05b91c86a985a435967177f870ca53476902be23','stamped','app','2026-11-29T13:25:00.852Z',0.0080000000000000001665,'e26afbe3',NULL,'its table is in another database',NULL,NULL);
CREATE TABLE interlock_journal (
  id text PRIMARY KEY,
  direction text NOT NULL,
  done integer NOT NULL,
  prefix text NOT NULL,
  running text,
  division text,
  session text,
  started_at real NOT NULL DEFAULT (unixepoch('subsec')),
  changed_at real NOT NULL DEFAULT (unixepoch('subsec')));
INSERT INTO interlock_journal VALUES('V7','up',3,'bf9e112014dc720c357bcd7cf40f0daf3a4fd6a6a3339778d348a9968d12992b',NULL,'1-2 3! 4* 0d72eda85f3af1b9fc132cfb95547bf3dc00941b49517ad285b0d942344bc9a0',NULL,1795958744.8819999695,1795958745.1029999255);
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
INSERT INTO interlock_run VALUES('0c47f7ff','upgrade','localhost','2026-11-29T13:19:17.603Z','2026-11-29T13:19:18.962Z','done','');
INSERT INTO interlock_run VALUES('4975e709','upgrade','localhost','2026-11-29T13:19:39.378Z','2026-11-29T13:19:41.304Z','done','');
INSERT INTO interlock_run VALUES('231e7349','upgrade','localhost','2026-11-29T13:20:59.413Z','2026-11-29T13:21:00.695Z','done','');
INSERT INTO interlock_run VALUES('afb99450','upgrade','localhost','2026-11-29T13:21:33.449Z','2026-11-29T13:21:34.970Z','done','');
INSERT INTO interlock_run VALUES('ae7be96b','upgrade','localhost','2026-11-29T13:22:23.675Z','2026-11-29T13:22:25.051Z','done','');
INSERT INTO interlock_run VALUES('8be593df','downgrade','localhost','2026-11-29T13:22:41.730Z','2026-11-29T13:22:43.261Z','done','');
INSERT INTO interlock_run VALUES('3b910322','upgrade','localhost','2026-11-29T13:23:06.140Z','2026-11-29T13:23:08.066Z','done','');
INSERT INTO interlock_run VALUES('90cfcedb','stamp','localhost','2026-11-29T13:23:46.854Z','2026-11-29T13:23:47.065Z','done','');
INSERT INTO interlock_run VALUES('139503a2','repair','localhost','2026-11-29T13:24:07.560Z','2026-11-29T13:24:08.068Z','done','');
INSERT INTO interlock_run VALUES('57f018f3','stamp','localhost','2026-11-29T13:24:24.480Z','2026-11-29T13:24:25.140Z','done','');
INSERT INTO interlock_run VALUES('1984feaa','stamp','localhost','2026-11-29T13:24:43.211Z','2026-11-29T13:24:43.421Z','done','');
INSERT INTO interlock_run VALUES('e26afbe3','stamp','localhost','2026-11-29T13:25:00.700Z','2026-11-29T13:25:00.977Z','done','');
INSERT INTO interlock_run VALUES('d032cba4','init','localhost','2026-11-29T13:25:23.652Z','2026-11-29T13:25:23.949Z','done','');
INSERT INTO interlock_run VALUES('caa44094','upgrade','localhost','2026-11-29T13:25:43.356Z','2026-11-29T13:25:45.373Z','stopped','APP001 db/migrations/V7__item.sql:4:1');
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
