CREATE TABLE person (
  id integer GENERATED ALWAYS AS IDENTITY, -- the same, written otherwise
  mood mood DEFAULT 'ok'::mood,
  name text NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_name_idx ON public.person USING btree (name);
