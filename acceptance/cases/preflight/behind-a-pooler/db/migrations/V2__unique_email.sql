ALTER TABLE account ADD UNIQUE (email);
