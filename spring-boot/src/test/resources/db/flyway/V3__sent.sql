ALTER TABLE ${prefix}order ADD COLUMN sent boolean;
