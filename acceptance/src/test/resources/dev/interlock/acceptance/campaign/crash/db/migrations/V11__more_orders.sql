COPY orders (id, account, amount) FROM STDIN;
5001	1	11
5002	2	22
5003	3	33
\.
INSERT INTO happened VALUES ('V11');
