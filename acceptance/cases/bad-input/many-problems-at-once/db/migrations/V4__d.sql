-- interlock: parents=V99
SELECT 1;
