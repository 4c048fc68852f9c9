CREATE TABLE databasechangelog (
  id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,
  dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL,
  md5sum varchar(35));
INSERT INTO databasechangelog VALUES ('1', 'ada', 'db/changelog.sql', now(), 1, 'EXECUTED', '9:00');
CREATE TABLE account (balance integer NOT NULL);
