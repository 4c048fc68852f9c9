ALTER TABLE task RENAME words TO title;
