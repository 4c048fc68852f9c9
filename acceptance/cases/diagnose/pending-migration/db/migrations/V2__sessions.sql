CREATE TABLE sessions (id uuid PRIMARY KEY, seen timestamptz);
