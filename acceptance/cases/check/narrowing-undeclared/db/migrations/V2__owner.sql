ALTER TABLE task ADD owner text NOT NULL;
