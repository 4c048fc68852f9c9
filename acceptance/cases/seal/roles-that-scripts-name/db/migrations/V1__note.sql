CREATE TABLE note (id int);
GRANT SELECT ON note TO app_reader;
GRANT CONNECT ON DATABASE postgres TO app_reader;
