CREATE TABLE User (
	id INTEGER NOT NULL, 
	email VARCHAR(255) NOT NULL, 
	"emailVerified" BOOLEAN NOT NULL, 
	age INTEGER,
	PRIMARY KEY (id), 
	UNIQUE (email)
);
CREATE TABLE task (id INTEGER NOT NULL PRIMARY KEY, user_id INTEGER REFERENCES User (id), state text CHECK (state IN ('open', 'done')));
CREATE TABLE tags (id INTEGER PRIMARY KEY);
