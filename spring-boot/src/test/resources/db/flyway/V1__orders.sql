CREATE TABLE ${prefix}order (id bigint PRIMARY KEY);
