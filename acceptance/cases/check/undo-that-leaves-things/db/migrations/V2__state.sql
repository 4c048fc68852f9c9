CREATE TYPE state AS ENUM ('open', 'done');
ALTER TABLE task ALTER state DROP DEFAULT, ALTER state TYPE state USING state::state;
CREATE INDEX task_state ON task (state);
