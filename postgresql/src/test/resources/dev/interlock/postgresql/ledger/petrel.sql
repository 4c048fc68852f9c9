-- Petrel, a made-up tool.

-- create
CREATE TABLE petrel_log (petrel_step bigint PRIMARY KEY, petrel_sum text NOT NULL);

-- read
SELECT petrel_step::text, 'applied', petrel_sum, NULL::bigint FROM :table ORDER BY petrel_step;

-- apply
INSERT INTO :table (petrel_step, petrel_sum) VALUES (:id, :checksum);

-- undo
DELETE FROM :table WHERE petrel_step = :id;
