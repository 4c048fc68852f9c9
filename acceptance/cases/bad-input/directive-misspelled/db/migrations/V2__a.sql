-- interlock: parent=V1
-- interlock: allow=XYZ
-- interlock: rollback=never
CREATE TABLE a (id int);
