CREATE SCHEMA app;
CREATE TABLE app.sessions (id uuid PRIMARY KEY);
CREATE TABLE "Visits" (id uuid PRIMARY KEY);
