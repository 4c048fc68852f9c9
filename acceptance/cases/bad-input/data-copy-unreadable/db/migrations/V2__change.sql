COPY tasks (id, title) FROM stdin;
1	first
two	second
\.
