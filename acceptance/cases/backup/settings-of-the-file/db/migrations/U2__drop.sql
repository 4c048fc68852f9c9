CREATE TABLE app.note (id integer PRIMARY KEY, at timestamptz, span interval, raw bytea); DROP TABLE app.settings;
