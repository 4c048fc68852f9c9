CREATE TABLE a (id int);
/* outer /* inner */
CREATE TABLE b (id int);
