CREATE INDEX docs_by_embedding ON docs USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);
