CREATE TABLE profile (
  id uuid PRIMARY KEY REFERENCES auth.users (id) ON DELETE CASCADE,
  name text
);
ALTER TABLE profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON profile TO authenticated USING (auth.uid() = id);
GRANT SELECT ON profile TO anon, authenticated, service_role;
