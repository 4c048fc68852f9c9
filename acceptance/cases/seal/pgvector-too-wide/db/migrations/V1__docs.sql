CREATE EXTENSION vector;
CREATE TABLE docs (id bigint PRIMARY KEY, embedding vector(3072) NOT NULL);
CREATE INDEX docs_by_embedding ON docs USING hnsw (embedding vector_cosine_ops);
