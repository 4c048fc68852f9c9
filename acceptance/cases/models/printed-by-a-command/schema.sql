BEGIN;
CREATE TABLE app.task (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text);
COMMIT;
