-- interlock: allow=DAT106 "prices have two digits since 2025"
-- interlock: allow=DAT110 "nicknames are no longer shown"
ALTER TABLE person DROP COLUMN nick;
ALTER TABLE person ALTER COLUMN price TYPE numeric(6, 2);
