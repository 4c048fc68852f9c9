ALTER TABLE account ADD COLUMN owner text;
