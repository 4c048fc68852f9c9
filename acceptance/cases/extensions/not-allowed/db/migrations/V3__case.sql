-- Words without case.
CREATE EXTENSION citext;
