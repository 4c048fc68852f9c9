-- What migrations use of pgvector, for a scratch server that lacks it: names, signatures, casts,
-- operator classes, limits and error codes are pgvector's, so that a schema reads the same. Values
-- are texts and are computed in SQL; an index is a hash index that nobody searches.
--
-- Everything is made for a schema that can change (relocatable), so no body names a type or function
-- of the stub itself.

CREATE FUNCTION interlock_define(signature text, result text, body text) RETURNS void
LANGUAGE plpgsql AS $define$
BEGIN
  EXECUTE format(
    'CREATE FUNCTION %s RETURNS %s LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS %L',
    signature, result, body);
END
$define$;

-- The numbers of a value, as SQL.
CREATE FUNCTION interlock_numbers(type text, value text) RETURNS text LANGUAGE sql AS $numbers$
  SELECT format(
    CASE type
      WHEN 'sparsevec' THEN
        $sparse$(SELECT array_agg(coalesce(split_part(e, ':', 2)::float8, 0) ORDER BY i)
          FROM generate_series(1, split_part(%1$s::text, '/', 2)::int) i
          LEFT JOIN unnest(string_to_array(btrim(split_part(%1$s::text, '/', 1), '{} '), ',')) e
            ON split_part(e, ':', 1)::int = i)$sparse$
      ELSE $dense$translate(%1$s::text, '[]', '{}')::float8[]$dense$
    END, value)
$numbers$;

-- The text of a value with these numbers, as SQL.
CREATE FUNCTION interlock_value(type text, numbers text) RETURNS text LANGUAGE sql AS $value$
  SELECT format(
    CASE type
      WHEN 'sparsevec' THEN
        $sparse$(SELECT '{' || coalesce(string_agg(i || ':' || v::real, ',' ORDER BY i)
            FILTER (WHERE v <> 0), '') || '}/' || count(*)
          FROM unnest(%1$s) WITH ORDINALITY u (v, i))$sparse$
      ELSE $dense$'[' || array_to_string((%1$s)::real[], ',') || ']'$dense$
    END, numbers)
$value$;

-- A cast to a type with or without a number of dimensions.
CREATE FUNCTION interlock_define_cast(
  function text, source text, target text, numbers text, context text) RETURNS void
LANGUAGE plpgsql AS $define$
BEGIN
  PERFORM interlock_define(
    format('%s(%s, integer, boolean)', function, source), target,
    format(
      $body$
      DECLARE
        n float8[] := %s;
      BEGIN
        IF $2 <> -1 AND cardinality(n) <> $2 THEN
          RAISE EXCEPTION 'expected %% dimensions, not %%', $2, cardinality(n) USING ERRCODE = '22000';
        END IF;
        RETURN %s;
      END
      $body$,
      numbers,
      CASE WHEN target LIKE '%[]' THEN 'n' ELSE interlock_value(target, 'n') END));
  EXECUTE format(
    'CREATE CAST (%s AS %s) WITH FUNCTION %s(%1$s, integer, boolean) AS %4$s',
    source, target, function, context);
END
$define$;

-- A function of two values with as many dimensions.
CREATE FUNCTION interlock_define_pair(name text, type text, result text, expression text) RETURNS void
LANGUAGE plpgsql AS $define$
BEGIN
  PERFORM interlock_define(
    format('%s(%s, %2$s)', name, type), result,
    format(
      $body$
      DECLARE
        p float8[] := %s;
        q float8[] := %s;
      BEGIN
        IF cardinality(p) <> cardinality(q) THEN
          RAISE EXCEPTION 'different %s dimensions %% and %%', cardinality(p), cardinality(q)
            USING ERRCODE = '22000';
        END IF;
        RETURN (SELECT %s FROM unnest(p, q) WITH ORDINALITY u (x, y, i));
      END
      $body$,
      interlock_numbers(type, '$1'), interlock_numbers(type, '$2'), type, expression));
END
$define$;

-- Types.

DO $types$
DECLARE
  kind record;
BEGIN
  FOR kind IN
    SELECT * FROM (VALUES ('vector', 'json_'), ('halfvec', 'json_'), ('sparsevec', 'text')) k (name, like_type)
  LOOP
    EXECUTE format('CREATE TYPE %s', kind.name);
    EXECUTE format(
      'CREATE FUNCTION %s_in(cstring, oid, integer) RETURNS %1$s LANGUAGE internal
        IMMUTABLE STRICT PARALLEL SAFE AS %L', kind.name, kind.like_type || 'in');
    EXECUTE format(
      'CREATE FUNCTION %s_out(%1$s) RETURNS cstring LANGUAGE internal
        IMMUTABLE STRICT PARALLEL SAFE AS %L', kind.name, kind.like_type || 'out');
    EXECUTE format(
      'CREATE FUNCTION %s_typmod_in(cstring[]) RETURNS integer LANGUAGE internal
        IMMUTABLE STRICT PARALLEL SAFE AS ''varbittypmodin''', kind.name);
    EXECUTE format(
      'CREATE TYPE %s (INPUT = %1$s_in, OUTPUT = %1$s_out, TYPMOD_IN = %1$s_typmod_in,
        LIKE = text, STORAGE = external)', kind.name);
  END LOOP;
END
$types$;

-- What all three types have.

DO $all$
DECLARE
  t text;
  other text;
  plain text;
BEGIN
  FOREACH t IN ARRAY ARRAY['vector', 'halfvec', 'sparsevec'] LOOP
    PERFORM interlock_define_pair('l2_distance', t, 'float8', 'sqrt(sum((x - y) ^ 2))');
    PERFORM interlock_define_pair(t || '_l2_squared_distance', t, 'float8', 'sum((x - y) ^ 2)');
    PERFORM interlock_define_pair('l1_distance', t, 'float8', 'sum(abs(x - y))');
    PERFORM interlock_define_pair('inner_product', t, 'float8', 'sum(x * y)');
    PERFORM interlock_define_pair(t || '_negative_inner_product', t, 'float8', '-sum(x * y)');
    PERFORM interlock_define_pair('cosine_distance', t, 'float8',
      $$coalesce(1 - greatest(-1, least(1, sum(x * y) / nullif(sqrt(sum(x * x) * sum(y * y)), 0))), 'NaN')$$);
    FOR other, plain IN VALUES
      ('lt', '<'), ('le', '<='), ('eq', '='), ('ne', '<>'), ('ge', '>='), ('gt', '>')
    LOOP
      PERFORM interlock_define(format('%s_%s(%1$s, %1$s)', t, other), 'boolean',
        format('BEGIN RETURN %s %s %s; END',
          interlock_numbers(t, '$1'), plain, interlock_numbers(t, '$2')));
    END LOOP;
    PERFORM interlock_define(format('%s_cmp(%1$s, %1$s)', t), 'integer',
      format('BEGIN RETURN btarraycmp(%s, %s); END',
        interlock_numbers(t, '$1'), interlock_numbers(t, '$2')));
    PERFORM interlock_define(
      CASE t WHEN 'vector' THEN 'vector_norm(vector)' ELSE format('l2_norm(%s)', t) END, 'float8',
      format('BEGIN RETURN (SELECT sqrt(sum(x * x)) FROM unnest(%s) u (x)); END',
        interlock_numbers(t, '$1')));
    PERFORM interlock_define(format('l2_normalize(%s)', t), t,
      format(
        $body$
        DECLARE
          p float8[] := %s;
          norm float8 := (SELECT sqrt(sum(x * x)) FROM unnest(p) u (x));
          n float8[] := (SELECT array_agg(coalesce(x / nullif(norm, 0), 0) ORDER BY i)
            FROM unnest(p) WITH ORDINALITY u (x, i));
        BEGIN
          RETURN %s;
        END
        $body$,
        interlock_numbers(t, '$1'), interlock_value(t, 'n')));
    PERFORM interlock_define_cast(t, t, t, interlock_numbers(t, '$1'), 'IMPLICIT');
    FOREACH plain IN ARRAY ARRAY['integer[]', 'real[]', 'double precision[]', 'numeric[]'] LOOP
      PERFORM interlock_define_cast('array_to_' || t, plain, t, '$1::float8[]', 'ASSIGNMENT');
    END LOOP;
    EXECUTE format(
      'CREATE FUNCTION interlock_hash(%s) RETURNS integer LANGUAGE internal
        IMMUTABLE STRICT PARALLEL SAFE AS ''hashvarlena''', t);
  END LOOP;
  PERFORM interlock_define_cast(
    'vector_to_float4', 'vector', 'real[]', interlock_numbers('vector', '$1'), 'IMPLICIT');
  PERFORM interlock_define_cast(
    'halfvec_to_float4', 'halfvec', 'real[]', interlock_numbers('halfvec', '$1'), 'ASSIGNMENT');
  FOR t, other, plain IN VALUES
    ('vector', 'halfvec', 'IMPLICIT'), ('halfvec', 'vector', 'ASSIGNMENT'),
    ('vector', 'sparsevec', 'IMPLICIT'), ('sparsevec', 'vector', 'ASSIGNMENT'),
    ('halfvec', 'sparsevec', 'IMPLICIT'), ('sparsevec', 'halfvec', 'ASSIGNMENT')
  LOOP
    PERFORM interlock_define_cast(
      format('%s_to_%s', t, other), t, other, interlock_numbers(t, '$1'), plain);
  END LOOP;
END
$all$;

-- What the dense types have besides.

DO $dense$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['vector', 'halfvec'] LOOP
    PERFORM interlock_define_pair(t || '_spherical_distance', t, 'float8',
      'acos(greatest(-1, least(1, sum(x * y)))) / pi()');
    PERFORM interlock_define_pair(t || '_add', t, t,
      interlock_value(t, 'array_agg(x + y ORDER BY i)'));
    PERFORM interlock_define_pair(t || '_sub', t, t,
      interlock_value(t, 'array_agg(x - y ORDER BY i)'));
    PERFORM interlock_define_pair(t || '_mul', t, t,
      interlock_value(t, 'array_agg(x * y ORDER BY i)'));
    PERFORM interlock_define(format('%s_concat(%1$s, %1$s)', t), t,
      format('BEGIN RETURN %s; END', interlock_value(t,
        interlock_numbers(t, '$1') || ' || ' || interlock_numbers(t, '$2'))));
    PERFORM interlock_define(format('vector_dims(%s)', t), 'integer',
      format('BEGIN RETURN cardinality(%s); END', interlock_numbers(t, '$1')));
    PERFORM interlock_define(format('binary_quantize(%s)', t), 'bit',
      format(
        $body$BEGIN
          RETURN (SELECT string_agg(CASE WHEN x > 0 THEN '1' ELSE '0' END, '' ORDER BY i)
            FROM unnest(%s) WITH ORDINALITY u (x, i));
        END$body$, interlock_numbers(t, '$1')));
    PERFORM interlock_define(format('subvector(%s, integer, integer)', t), t,
      format('BEGIN RETURN %s; END',
        interlock_value(t, format('(%s)[$2 : $2 + $3 - 1]', interlock_numbers(t, '$1')))));
    PERFORM interlock_define(format('%s_accum(float8[], %1$s)', t), 'float8[]',
      format(
        $body$BEGIN
          IF cardinality($1) = 1 THEN
            RETURN 1.0::float8 || %1$s;
          END IF;
          RETURN $1[1] + 1 || (SELECT array_agg(x + y ORDER BY i)
            FROM unnest($1[2:], %1$s) WITH ORDINALITY u (x, y, i));
        END$body$, interlock_numbers(t, '$2')));
    PERFORM interlock_define(format('%s_combine(float8[], float8[])', t), 'float8[]',
      $body$BEGIN
        RETURN CASE
          WHEN $1[1] = 0 THEN $2
          WHEN $2[1] = 0 THEN $1
          ELSE (SELECT array_agg(x + y ORDER BY i) FROM unnest($1, $2) WITH ORDINALITY u (x, y, i))
        END;
      END$body$);
    PERFORM interlock_define(format('%s_avg(float8[])', t), t,
      format(
        $body$
        DECLARE
          n float8[] := (SELECT array_agg(x / nullif($1[1], 0) ORDER BY i)
            FROM unnest($1[2:]) WITH ORDINALITY u (x, i));
        BEGIN
          RETURN %s;
        END
        $body$, interlock_value(t, 'n')));
    EXECUTE format(
      'CREATE AGGREGATE avg(%s) (SFUNC = %1$s_accum, STYPE = float8[], FINALFUNC = %1$s_avg,
        COMBINEFUNC = %1$s_combine, INITCOND = ''{0}'', PARALLEL = SAFE)', t);
    EXECUTE format(
      'CREATE AGGREGATE sum(%s) (SFUNC = %1$s_add, STYPE = %1$s, COMBINEFUNC = %1$s_add,
        PARALLEL = SAFE)', t);
    EXECUTE format('CREATE OPERATOR + (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_add,
      COMMUTATOR = +)', t);
    EXECUTE format('CREATE OPERATOR - (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_sub)', t);
    EXECUTE format('CREATE OPERATOR * (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_mul,
      COMMUTATOR = *)', t);
    EXECUTE format('CREATE OPERATOR || (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_concat)', t);
  END LOOP;
END
$dense$;

CREATE FUNCTION hamming_distance(bit, bit) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT length(replace(($1 # $2)::text, '0', ''))::float8 $$;

CREATE FUNCTION jaccard_distance(bit, bit) RETURNS float8
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(1 - length(replace(($1 & $2)::text, '0', ''))::float8
  / nullif(length(replace(($1 | $2)::text, '0', '')), 0), 1) $$;

CREATE FUNCTION interlock_hash(bit) RETURNS integer
LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'hashvarlena';

-- Operators.

DO $operators$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['vector', 'halfvec', 'sparsevec'] LOOP
    EXECUTE format('CREATE OPERATOR <-> (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = l2_distance,
      COMMUTATOR = <->)', t);
    EXECUTE format('CREATE OPERATOR <#> (LEFTARG = %s, RIGHTARG = %1$s,
      FUNCTION = %1$s_negative_inner_product, COMMUTATOR = <#>)', t);
    EXECUTE format('CREATE OPERATOR <=> (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = cosine_distance,
      COMMUTATOR = <=>)', t);
    EXECUTE format('CREATE OPERATOR <+> (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = l1_distance,
      COMMUTATOR = <+>)', t);
    EXECUTE format('CREATE OPERATOR < (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_lt,
      COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel)', t);
    EXECUTE format('CREATE OPERATOR <= (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_le,
      COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel)', t);
    EXECUTE format('CREATE OPERATOR = (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_eq,
      COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel)', t);
    EXECUTE format('CREATE OPERATOR <> (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_ne,
      COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel)', t);
    EXECUTE format('CREATE OPERATOR >= (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_ge,
      COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel)', t);
    EXECUTE format('CREATE OPERATOR > (LEFTARG = %s, RIGHTARG = %1$s, FUNCTION = %1$s_gt,
      COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel)', t);
    EXECUTE format('CREATE OPERATOR CLASS %s_ops DEFAULT FOR TYPE %1$s USING btree AS
      OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
      FUNCTION 1 %1$s_cmp(%1$s, %1$s)', t);
  END LOOP;
END
$operators$;

CREATE OPERATOR <~> (
  LEFTARG = bit, RIGHTARG = bit, FUNCTION = hamming_distance, COMMUTATOR = <~>);
CREATE OPERATOR <%> (
  LEFTARG = bit, RIGHTARG = bit, FUNCTION = jaccard_distance, COMMUTATOR = <%>);

-- Index methods. Like pgvector's, a hash index has one column, no order and no uniqueness.

CREATE ACCESS METHOD ivfflat TYPE INDEX HANDLER hashhandler;
CREATE ACCESS METHOD hnsw TYPE INDEX HANDLER hashhandler;

DO $classes$
DECLARE
  class record;
BEGIN
  FOR class IN
    SELECT method, t.type, t.type || '_' || distance || '_ops' AS name,
      method = 'ivfflat' AND t.type = 'vector' AND distance = 'l2' AS standard
    FROM (VALUES
        ('ivfflat', ARRAY['vector', 'halfvec'], ARRAY['l2', 'ip', 'cosine']),
        ('hnsw', ARRAY['vector', 'halfvec', 'sparsevec'], ARRAY['l2', 'ip', 'cosine', 'l1']),
        ('ivfflat', ARRAY['bit'], ARRAY['hamming']),
        ('hnsw', ARRAY['bit'], ARRAY['hamming', 'jaccard'])) c (method, types, distances),
      unnest(types) t (type), unnest(distances) d (distance)
  LOOP
    EXECUTE format('CREATE OPERATOR CLASS %I %s FOR TYPE %s USING %I AS FUNCTION 1 interlock_hash(%3$s)',
      class.name, CASE WHEN class.standard THEN 'DEFAULT' END, class.type, class.method);
  END LOOP;
END
$classes$;

-- Limits and options, which the server cannot know of an index that it takes for a hash index.
-- Whoever runs a statement on the stub turns `WITH (m = 16)` into the comment `/*~~ m = 16*/`.

CREATE FUNCTION interlock_stub_limits() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $limits$
DECLARE
  made record;
  most int;
BEGIN
  FOR made IN
    SELECT t.typname AS type, a.atttypmod AS size
    FROM pg_event_trigger_ddl_commands() d
    JOIN pg_attribute a ON d.classid = 'pg_class'::regclass AND a.attrelid = d.objid
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE t.typname IN ('vector', 'halfvec')
  LOOP
    IF made.size > 16000 THEN
      RAISE EXCEPTION 'dimensions for type % cannot exceed 16000', made.type USING ERRCODE = '22023';
    END IF;
  END LOOP;
  FOR made IN
    SELECT m.amname AS method, t.typname AS type,
      CASE i.indkey[0]
        WHEN 0 THEN coalesce(substring(pg_get_indexdef(i.indexrelid, 1, true) FROM '\((\d+)\)+$'), '-1')::int
        ELSE (SELECT a.atttypmod FROM pg_attribute a
          WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0])
      END AS size
    FROM pg_event_trigger_ddl_commands() d
    JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind = 'i'
    JOIN pg_am m ON m.oid = c.relam AND m.amname IN ('hnsw', 'ivfflat')
    JOIN pg_index i ON i.indexrelid = c.oid
    JOIN pg_opclass o ON o.oid = i.indclass[0]
    JOIN pg_type t ON t.oid = o.opcintype
  LOOP
    most := CASE made.type
      WHEN 'vector' THEN 2000 WHEN 'halfvec' THEN 4000 WHEN 'bit' THEN 64000 ELSE 1000000000 END;
    IF made.size < 0 THEN
      RAISE EXCEPTION 'column does not have dimensions' USING ERRCODE = '22023';
    ELSIF made.size > most THEN
      RAISE EXCEPTION 'column cannot have more than % dimensions for % index', most, made.method
        USING ERRCODE = '54000';
    END IF;
  END LOOP;
END
$limits$;

CREATE FUNCTION interlock_stub_options() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $options$
DECLARE
  made record;
  option text;
  option_name text;
  number text;
  bounds int4range;
  found text[] := '{}';
  m int := 16;
  width int := 64;
BEGIN
  FOR made IN
    SELECT c.oid, a.amname AS method
    FROM pg_event_trigger_ddl_commands() d
    JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
    JOIN pg_am a ON a.oid = c.relam AND a.amname IN ('hnsw', 'ivfflat')
  LOOP
    FOREACH option IN ARRAY
      coalesce(string_to_array(substring(current_query() FROM '/\*~~([^*]*)\*/'), ','), '{}')
    LOOP
      option_name := lower(btrim(split_part(option, '=', 1), E' "\t\r\n'));
      number := btrim(split_part(option, '=', 2), E' ''\t\r\n');
      bounds := CASE made.method || '.' || option_name
        WHEN 'hnsw.m' THEN int4range(2, 100, '[]')
        WHEN 'hnsw.ef_construction' THEN int4range(4, 1000, '[]')
        WHEN 'ivfflat.lists' THEN int4range(1, 32768, '[]')
      END;
      IF bounds IS NULL THEN
        RAISE EXCEPTION 'unrecognized parameter "%"', option_name USING ERRCODE = '22023';
      ELSIF number !~ '^[0-9]{1,9}$' THEN
        RAISE EXCEPTION 'invalid value for integer option "%": %', option_name, number
          USING ERRCODE = '22023';
      ELSIF NOT bounds @> number::int THEN
        RAISE EXCEPTION 'value % out of bounds for option "%"', number, option_name
          USING ERRCODE = '22023', DETAIL = format('Valid values are between "%s" and "%s".',
            lower(bounds), upper(bounds) - 1);
      END IF;
      m := CASE option_name WHEN 'm' THEN number::int ELSE m END;
      width := CASE option_name WHEN 'ef_construction' THEN number::int ELSE width END;
      found := found || (option_name || '=' || number);
    END LOOP;
    IF made.method = 'hnsw' AND width / 2 < m THEN
      RAISE EXCEPTION 'ef_construction must be greater than or equal to 2 * m' USING ERRCODE = '22023';
    END IF;
    UPDATE pg_class SET reloptions = found WHERE oid = made.oid AND found <> '{}';
  END LOOP;
END
$options$;

-- A statement that makes an index anew, or a copy of it, would read those options; they are set
-- aside while it runs.

CREATE FUNCTION interlock_stub_aside() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $aside$
DECLARE
  options jsonb;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('schema', c.relnamespace, 'name', c.relname, 'options', c.reloptions))
    INTO options
    FROM pg_class c JOIN pg_am a ON a.oid = c.relam
    WHERE a.amname IN ('hnsw', 'ivfflat') AND c.reloptions IS NOT NULL;
  IF options IS NOT NULL THEN
    UPDATE pg_class c SET reloptions = NULL
    FROM pg_am a WHERE a.oid = c.relam AND a.amname IN ('hnsw', 'ivfflat') AND c.reloptions IS NOT NULL;
    PERFORM set_config('interlock.stub_options', options::text, true);
  END IF;
END
$aside$;

CREATE FUNCTION interlock_stub_back() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $back$
DECLARE
  options text := current_setting('interlock.stub_options', true);
BEGIN
  IF options <> '' THEN
    UPDATE pg_class c SET reloptions = o.options
    FROM jsonb_to_recordset(options::jsonb) o (schema oid, name name, options text[])
    WHERE c.relnamespace = o.schema AND c.relname = o.name;
    PERFORM set_config('interlock.stub_options', '', true);
  END IF;
END
$back$;

CREATE EVENT TRIGGER interlock_stub_limits ON ddl_command_end
  EXECUTE FUNCTION interlock_stub_limits();
CREATE EVENT TRIGGER interlock_stub_options ON ddl_command_end
  WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION interlock_stub_options();
CREATE EVENT TRIGGER interlock_stub_aside ON ddl_command_start
  WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION interlock_stub_aside();
CREATE EVENT TRIGGER interlock_stub_back ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION interlock_stub_back();

DROP FUNCTION interlock_define_pair(text, text, text, text);
DROP FUNCTION interlock_define_cast(text, text, text, text, text);
DROP FUNCTION interlock_define(text, text, text);
DROP FUNCTION interlock_value(text, text);
DROP FUNCTION interlock_numbers(text, text);
