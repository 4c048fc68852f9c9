CREATE FUNCTION overdue(days int) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN days > 30;
ALTER TABLE task RENAME words TO title;
