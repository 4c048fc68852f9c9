-- Petrel, a made-up tool.

-- create
CREATE TABLE petrel_log (petrel_step INTEGER PRIMARY KEY, petrel_sum TEXT NOT NULL);

-- read
SELECT petrel_step, 'applied', petrel_sum FROM :table ORDER BY petrel_step;
