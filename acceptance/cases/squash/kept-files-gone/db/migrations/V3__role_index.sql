ALTER TABLE members DROP COLUMN nick;

CREATE INDEX CONCURRENTLY members_role ON members (role_id);
