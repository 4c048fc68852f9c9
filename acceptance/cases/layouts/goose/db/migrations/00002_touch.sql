-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.title := upper(NEW.title);
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER touch BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO tasks VALUES (1, 'one');

-- +goose Down
DROP TRIGGER touch ON tasks;
DROP FUNCTION touch();
