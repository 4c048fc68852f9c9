-- interlock: batch table=account key=id size=100
UPDATE account
SET visits = visits + CASE id WHEN 150 THEN 1 / least(1, nextval('attempt') - 1) ELSE 1 END;
