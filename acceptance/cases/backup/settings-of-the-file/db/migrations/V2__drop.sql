SET TimeZone = 'Asia/Kolkata';
SET DateStyle = 'German';
SET IntervalStyle = 'iso_8601';
SET bytea_output = 'escape';
SET search_path = app;
DROP TABLE note;
CREATE TABLE settings AS SELECT current_setting('TimeZone') || current_setting('DateStyle') || current_setting('search_path') AS kept;
