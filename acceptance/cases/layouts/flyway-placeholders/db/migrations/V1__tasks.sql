CREATE TABLE ${flyway:defaultSchema}.tasks (title text);
INSERT INTO tasks VALUES ('${env}'), ('$${env}'), ('${Greeting}'), ('${flyway:filename}');
