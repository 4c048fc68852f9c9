INSERT INTO country VALUES ('ch'), ('fr');
