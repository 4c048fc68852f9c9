COPY tasks (id, title) FROM stdin;
1
\.
