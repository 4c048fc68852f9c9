-- interlock: batch table=event key=tenant,number size=200
INSERT INTO old_event SELECT e.* FROM event AS e WHERE e.at < '2023-01-01';

-- interlock: batch table=event key=tenant,number size=200 sleep=10ms
DELETE FROM event WHERE at < '2023-01-01';
