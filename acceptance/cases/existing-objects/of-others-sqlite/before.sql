CREATE TABLE posts (words text);
