CREATE TABLE labels (name text);
INSERT INTO labels (name) VALUES ('${colour}');
