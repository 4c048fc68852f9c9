CREATE ROLE interlock_case_reader;
CREATE TABLE note (id int);
GRANT SELECT ON note TO interlock_case_reader;
