CREATE TABLE event (
  tenant text,
  number integer,
  at date NOT NULL,
  PRIMARY KEY (tenant, number)
);
CREATE TABLE old_event (LIKE event);
INSERT INTO event
SELECT 'tenant ' || i % 7, i, date '2020-01-01' + i FROM generate_series(1, 1500) AS i;
