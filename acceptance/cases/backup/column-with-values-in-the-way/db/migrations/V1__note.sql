CREATE TABLE note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  words text NOT NULL,
  mark integer
);
INSERT INTO note (words, mark) VALUES (E'two\nlines', 1), ('plain', NULL), ('', 3);
