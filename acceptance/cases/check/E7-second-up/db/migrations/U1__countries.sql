DROP TABLE country;
