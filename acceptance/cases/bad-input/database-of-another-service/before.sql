CREATE TABLE wp_posts (id bigint PRIMARY KEY, title text);
