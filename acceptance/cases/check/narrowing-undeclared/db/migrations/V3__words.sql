ALTER TABLE task ADD CONSTRAINT words_short CHECK (length(words) < 100) NOT VALID;
