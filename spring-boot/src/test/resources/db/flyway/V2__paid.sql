ALTER TABLE ${prefix}order ADD COLUMN paid boolean;
