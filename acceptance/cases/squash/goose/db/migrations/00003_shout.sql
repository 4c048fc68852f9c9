-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.title := upper(NEW.title);
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER shout BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION shout();

-- +goose Down
DROP FUNCTION shout() CASCADE;
