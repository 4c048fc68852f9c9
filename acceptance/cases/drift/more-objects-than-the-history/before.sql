CREATE TABLE assets (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE notes_of_somebody (note text);
