CREATE SCHEMA _heroku;
CREATE TABLE _heroku.owned_by_the_provider (id integer);
INSERT INTO _heroku.owned_by_the_provider VALUES (1);
