-- +goose Up
CREATE TABLE tasks (id bigint PRIMARY KEY, title text NOT NULL);

-- +goose Down
DROP TABLE tasks;
