-- interlock: parents=V1
ALTER TABLE task ADD owner integer REFERENCES person;
