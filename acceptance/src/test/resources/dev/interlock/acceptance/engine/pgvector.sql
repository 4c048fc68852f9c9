-- What migrations do with pgvector. Every statement has to end on its stub as it does on pgvector.
CREATE SCHEMA extensions;
CREATE EXTENSION vector SCHEMA extensions;
DROP EXTENSION vector;
CREATE EXTENSION vector;
ALTER EXTENSION vector UPDATE;
CREATE TABLE doc (
  id bigint PRIMARY KEY,
  plain vector,
  small vector(3) NOT NULL DEFAULT '[0,0,0]',
  half halfvec(4) DEFAULT '[1,2,3,4]'::halfvec,
  sparse sparsevec(5) DEFAULT '{1:1,3:2}/5',
  bits bit(8),
  list vector(2)[],
  from_array vector(2) DEFAULT ARRAY[1, 2]::vector,
  normal vector(3) GENERATED ALWAYS AS (l2_normalize(small)) STORED,
  wide vector(3072),
  CONSTRAINT three CHECK (vector_dims(small) = 3),
  CONSTRAINT near CHECK ((small <-> '[0,0,0]') < 1000),
  CONSTRAINT norm CHECK (vector_norm(small) >= 0 AND l2_norm(half) >= 0 AND l2_norm(sparse) >= 0)
);
COMMENT ON COLUMN doc.small IS 'three numbers';
INSERT INTO doc (id, small, half, sparse, bits) VALUES (1, '[1, 2, 3]', '[1,2,3,4]', '{2:1}/5', B'10101010');
INSERT INTO doc (id, small) VALUES (2, '[1,2]');
INSERT INTO doc (id, small) VALUES (3, ARRAY[1.5, 2, 3]);
INSERT INTO doc (id, small) VALUES (4, '[2000,0,0]');
INSERT INTO doc (id, small) VALUES (5, '1,2,3');
UPDATE doc SET small = small + '[1,1,1]' WHERE id = 1;
UPDATE doc SET small = small + '[1,1]' WHERE id = 1;
CREATE INDEX doc_cosine ON doc USING hnsw (small vector_cosine_ops);
CREATE INDEX ON doc USING hnsw (small vector_l2_ops) WITH (m = 8, ef_construction = 40);
CREATE INDEX CONCURRENTLY doc_ip ON doc USING hnsw (small vector_ip_ops) WITH (ef_construction=100) WHERE id > 10;
CREATE INDEX doc_l1 ON doc USING hnsw (small vector_l1_ops);
CREATE INDEX doc_half ON doc USING hnsw (half halfvec_cosine_ops);
CREATE INDEX doc_sparse ON doc USING hnsw (sparse sparsevec_l2_ops);
CREATE INDEX doc_bits ON doc USING hnsw (bits bit_hamming_ops);
CREATE INDEX doc_jaccard ON doc USING hnsw (bits bit_jaccard_ops);
CREATE INDEX doc_lists ON doc USING ivfflat (small) WITH (lists = 10);
CREATE INDEX doc_lists_cosine ON doc USING ivfflat (small vector_cosine_ops) WITH (lists = '10');
CREATE INDEX doc_cast ON doc USING hnsw ((wide::halfvec(3072)) halfvec_cosine_ops);
CREATE INDEX doc_quantized ON doc USING hnsw ((binary_quantize(wide)::bit(3072)) bit_hamming_ops);
CREATE INDEX doc_sub ON doc USING hnsw ((subvector(wide, 1, 512)::vector(512)) vector_cosine_ops);
CREATE INDEX doc_sorted ON doc (small);
CREATE INDEX ON doc USING hnsw (wide vector_cosine_ops);
CREATE INDEX ON doc USING hnsw (plain vector_cosine_ops);
CREATE INDEX ON doc USING hnsw (small);
CREATE INDEX ON doc USING hnsw (small vector_l2_ops, half halfvec_l2_ops);
CREATE UNIQUE INDEX ON doc USING hnsw (small vector_l2_ops);
CREATE INDEX ON doc USING hnsw (small vector_l2_ops) WITH (lists = 10);
CREATE INDEX ON doc USING hnsw (small vector_l2_ops) WITH (m = 1);
CREATE INDEX ON doc USING hnsw (small vector_l2_ops) WITH (m = 40);
CREATE INDEX ON doc USING ivfflat (sparse sparsevec_l2_ops);
ALTER TABLE doc ADD COLUMN huge vector(16001);
ALTER TABLE doc ADD COLUMN none vector(0);
DO $$ BEGIN
  CREATE INDEX doc_in_a_block ON doc USING hnsw (half halfvec_l2_ops) WITH (m = 12);
END $$;
CREATE VIEW near AS SELECT id, small <=> '[1,0,0]' AS distance, 1 - (small <=> '[1,0,0]') AS likeness
  FROM doc ORDER BY small <-> '[1,1,1]' LIMIT 5;
CREATE VIEW together AS SELECT avg(small) AS mean, sum(half) AS total, count(DISTINCT small) FROM doc;
CREATE MATERIALIZED VIEW cast_all AS
  SELECT small::real[] AS numbers, half::vector AS dense, small::sparsevec AS thin FROM doc;
CREATE FUNCTION nearest(query vector(3), most integer DEFAULT 5) RETURNS SETOF bigint LANGUAGE sql STABLE AS
  $$ SELECT id FROM doc ORDER BY small <=> query LIMIT most $$;
CREATE DOMAIN embedding AS vector(3) CHECK (vector_dims(VALUE) = 3);
CREATE TYPE pair AS (one vector(2), other halfvec);
CREATE TABLE part (id int, v vector(3)) PARTITION BY RANGE (id);
CREATE INDEX part_v ON part USING hnsw (v vector_l2_ops) WITH (m = 10);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
CREATE TABLE changed (v vector(3));
CREATE INDEX changed_v ON changed USING hnsw (v vector_l2_ops) WITH (m = 24, ef_construction = 64);
ALTER TABLE changed ALTER COLUMN v TYPE vector(4);
ALTER TABLE changed ADD COLUMN h halfvec(3) STORAGE PLAIN;
REINDEX TABLE changed;
