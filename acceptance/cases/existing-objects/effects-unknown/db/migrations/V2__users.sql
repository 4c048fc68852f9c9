CREATE TABLE owner (id uuid REFERENCES auth.users (id));
