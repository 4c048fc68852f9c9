ALTER TABLE task ALTER title TYPE varchar(80);
