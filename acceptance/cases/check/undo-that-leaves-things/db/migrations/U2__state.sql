ALTER TABLE task ALTER state TYPE text;
DROP TYPE state;
