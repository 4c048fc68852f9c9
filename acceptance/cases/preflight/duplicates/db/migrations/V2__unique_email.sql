ALTER TABLE account ADD UNIQUE (email);
CREATE UNIQUE INDEX account_by_name ON account (lower(email)) WHERE password_hash IS NOT NULL ;
CREATE UNIQUE INDEX ON account (password_hash);
