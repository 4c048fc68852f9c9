-- interlock: breaking "orphans"
ALTER TABLE task ADD FOREIGN KEY (owner) REFERENCES person;
