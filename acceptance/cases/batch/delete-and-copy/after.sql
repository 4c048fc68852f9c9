SELECT count(*) FROM event;
SELECT count(*), max(at) FROM old_event;
