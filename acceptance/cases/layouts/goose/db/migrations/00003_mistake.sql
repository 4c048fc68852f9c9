-- +goose Up
-- +goose NO TRANSACTION
INSERT INTO tasks VALUES (2, 'two');
INSERT INTO task VALUES (3, 'three');
