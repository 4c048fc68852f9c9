CREATE INDEX ON task (a);
CREATE INDEX ON task (b);
CREATE INDEX ON task (c);
CREATE INDEX ON task (d);
CREATE INDEX ON task (e);
CREATE INDEX ON task (f);
CREATE INDEX ON task (g);
CREATE INDEX ON task (h);
