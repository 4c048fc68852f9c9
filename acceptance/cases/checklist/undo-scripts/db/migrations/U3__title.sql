ALTER TABLE task DROP title;
ALTER TABLE task ADD title text;
