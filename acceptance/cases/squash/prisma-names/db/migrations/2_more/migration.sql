CREATE TABLE "More" (id int);
