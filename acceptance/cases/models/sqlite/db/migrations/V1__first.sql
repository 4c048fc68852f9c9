CREATE TABLE user (id integer PRIMARY KEY, email text NOT NULL, emailverified integer NOT NULL, age real);
CREATE TABLE task (id integer PRIMARY KEY, user_id integer, state text CHECK (state IN ('open')), rank integer NOT NULL);
CREATE TABLE tag (id integer PRIMARY KEY);
