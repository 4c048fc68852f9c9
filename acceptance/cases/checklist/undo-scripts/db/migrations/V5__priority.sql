ALTER TABLE task ADD priority integer;
