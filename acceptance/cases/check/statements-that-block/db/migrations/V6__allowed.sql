-- interlock: allow=CAT027 "the table is small"
CREATE INDEX person_id ON person (id);
