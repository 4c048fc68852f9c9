ALTER TABLE purchase DROP COLUMN placed_at;
