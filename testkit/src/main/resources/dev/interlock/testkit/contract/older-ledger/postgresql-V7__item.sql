SET search_path = pg_catalog, public;
CREATE TABLE public.item (id integer);
INSERT INTO public.item VALUES (1), (1);
CREATE UNIQUE INDEX CONCURRENTLY item_id ON public.item (id);
INSERT INTO item VALUES (3);
