CREATE TABLE IF NOT EXISTS account (balance integer NOT NULL);
