ALTER TABLE purchase ADD COLUMN placed_at timestamptz;
