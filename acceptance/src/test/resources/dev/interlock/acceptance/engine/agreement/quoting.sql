-- Where a statement ends, and what a literal says.
--- escapes | V2__a.sql | one
CREATE TABLE t AS SELECT E'a\'b\\c\n;' AS a, 'a\' AS b, e'\x41\u00e9' AS c;
--- backslashes-in-standard-strings | V2__a.sql | each
SET standard_conforming_strings = off;
CREATE TABLE t AS SELECT 'it\'s; ok' AS a;
--- backslashes-and-back | V2__a.sql | each
SET standard_conforming_strings TO off;
CREATE TABLE t AS SELECT 'it\'s' AS a;
SET standard_conforming_strings = on;
CREATE TABLE u AS SELECT 'c:\' AS a;
CREATE TABLE v (id int);
--- backslashes-reset | V2__a.sql | each
set standard_conforming_strings='off';
CREATE TABLE t AS SELECT 'a\\b;' AS a;
RESET standard_conforming_strings;
CREATE TABLE u AS SELECT 'a\' AS a;
--- backslashes-in-one-transaction | V2__a.sql | one
SET standard_conforming_strings = off;
SET escape_string_warning = off;
CREATE TABLE t AS SELECT 'it\'s; ok' AS a, '\\' AS b;
--- backslashes-locally | V2__a.sql | each
BEGIN; SET LOCAL standard_conforming_strings = off; CREATE TABLE t AS SELECT 'it\'s' AS a; COMMIT;
CREATE TABLE u AS SELECT 'a\' AS a;
--- backslashes-by-a-function | V2__a.sql | each
SELECT set_config('standard_conforming_strings', 'off', false);
CREATE TABLE t AS SELECT 'it\'s' AS a;
--- backslash-quote-forbidden | V2__a.sql | each
SET backslash_quote = off;
CREATE TABLE t AS SELECT E'it\'s' AS a;
--- quote-doubled | V2__a.sql | one
CREATE TABLE t AS SELECT 'it''s;' AS a, '''' AS b, '' AS c;
--- unicode-strings | V2__a.sql | one
CREATE TABLE t AS SELECT U&'d\0061t\+000061;' AS a, U&'d!0061' UESCAPE '!' AS b, U&"\0041" AS c FROM (SELECT 1 AS "A") x;
--- quoted-names | V2__a.sql | one
CREATE TABLE "a;b""c" ("x y" int, "Select" text); INSERT INTO "a;b""c" VALUES (1, ';');
--- dollar-quotes | V2__a.sql | one
CREATE TABLE t AS SELECT $$a;'b$$ AS a, $x$ $$;$$ $y$ $x$ AS b, $é$;$é$ AS c;
--- dollars-in-names | V2__a.sql | one
CREATE TABLE t$1 (a$b int); CREATE TABLE u AS SELECT 1 AS a$$;
--- nested-dollar-quotes | V2__a.sql | one
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN EXECUTE $e$SELECT $i$;$i$$e$; RETURN $q$a;b$q$; END; $f$;
CREATE TABLE t AS SELECT f() AS f;
--- block-comments | V2__a.sql | one
/* a ; /* nested ; */ ' */ CREATE TABLE t (id int) /* ; */; -- ; ' "
/**/ CREATE TABLE u (id int);
--- line-comments | V2__a.sql | one
-- it's; "a
CREATE TABLE t ( -- ; '
  id int -- $$ ;
);
--- comment-at-the-end | V2__a.sql | one
CREATE TABLE t (id int); -- the end
--- no-semicolon-at-the-end | V2__a.sql | one
CREATE TABLE t (id int);
CREATE TABLE u (id int)
--- empty-statements | V2__a.sql | one
;;CREATE TABLE t (id int);; ;
--- string-over-lines | V2__a.sql | one
CREATE TABLE t AS SELECT 'a
;b' AS a, 'c'
  'd;' AS b;
--- bit-strings | V2__a.sql | one
CREATE TABLE t AS SELECT B'1010' AS b, X'1F' AS x, N'n;' AS n;
--- operators | V2__a.sql | one
CREATE TABLE t AS SELECT 1 - -1 AS a, 2*-3 AS b, '{"a":1}'::jsonb -> 'a' AS c, 5 %2 AS d, @ -4 AS e, 3::int AS f;
--- comment-in-an-operator | V2__a.sql | one
CREATE TABLE t AS SELECT 1 +/* ; */-1 AS a, 1+-- ;
2 AS b;
--- rule-with-two-actions | V2__a.sql | one
CREATE TABLE t (id int);
CREATE RULE r AS ON INSERT TO base DO ALSO (INSERT INTO t VALUES (new.id); INSERT INTO t VALUES (new.id + 100));
INSERT INTO base VALUES (50, 'rule');
--- atomic-body | V2__a.sql | one | 14
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 1 THEN 2 ELSE 3 END; END;
CREATE TABLE t AS SELECT f(2) AS f;
--- atomic-procedure | V2__a.sql | one | 14
CREATE TABLE t (id int);
CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END;
CALL p();
--- colons-are-no-variables | V2__a.sql | one
CREATE TABLE t AS SELECT '10:20'::time AS a, (ARRAY[1,2,3])[1:2] AS b;
--- windows-lines | V2__a.sql | one
CREATE TABLE t (id int);
INSERT INTO t VALUES (1);
--- case-of-words | V2__a.sql | each
Set Search_Path To n; bEgIn; cReAtE tAbLe T (id int); cOmMiT; Create Table u (id int);
--- set-with-comments | V2__a.sql | each
SET /* a */ search_path -- b
  = n; BEGIN; CREATE TABLE t (id int); COMMIT; CREATE TABLE u (id int);
--- long-names | V2__a.sql | each
CREATE INDEX CONCURRENTLY an_index_with_a_name_that_is_longer_than_the_sixty_three_bytes_that_fit ON base (name);
--- unterminated-string | V2__a.sql | one
CREATE TABLE t (id int); SELECT 'a;
--- unterminated-comment | V2__a.sql | one
CREATE TABLE t (id int); /* a ;
--- syntax-error | V2__a.sql | one
CREATE TABLE t (id int); CREAT TABLE u (id int);
