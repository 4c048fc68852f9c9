ALTER TABLE tasks ADD CONSTRAINT title_is_short CHECK (length(title) < 5);
INSERT INTO tasks VALUES (1, 'much too long');
