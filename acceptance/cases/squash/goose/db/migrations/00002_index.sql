-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);

-- +goose Down
DROP INDEX tasks_title;
