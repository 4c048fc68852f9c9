package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.Wording;
import dev.interlock.catalog.Wording.Likeness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts that two versions print differently are the same (D2), and no others are (D1). Every pair
 * was printed by version 18 and by version 13.
 */
final class PostgresWordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT id FROM public.t WHERE (a > 1); | SELECT t.id FROM public.t WHERE (t.a > 1); | SAME",
        "SELECT id FROM public.t WHERE (a > 2); | SELECT t.id FROM public.t WHERE (t.a > 1); | DIFFERENT",
        "SELECT id AS x, a FROM public.t x; | SELECT x.id AS x, x.a FROM public.t x; | SAME",
        "SELECT g FROM generate_series(1, 3) g(g); | SELECT g.g FROM generate_series(1, 3) g(g); | SAME",
        "SELECT \"A\" FROM public.\"user\"; | SELECT \"user\".\"A\" FROM public.\"user\"; | SAME",
        "SELECT a FROM ONLY public.t; | SELECT t.a FROM ONLY public.t; | SAME",
        "SELECT a FROM public.t FOR UPDATE OF t; | SELECT t.a FROM public.t FOR UPDATE OF t; | SAME",
        "SELECT n FROM ( SELECT t.a AS n FROM public.t) s WHERE (n < 9); | SELECT s.n FROM ( SELECT t.a AS n FROM public.t) s WHERE (s.n < 9); | SAME",
        "SELECT a FROM public.t WHERE (EXISTS ( SELECT 1 FROM public.u WHERE (u.t_id = t.id))); | SELECT t.a FROM public.t WHERE (EXISTS ( SELECT 1 FROM public.u WHERE (u.t_id = t.id))); | SAME",
        "SELECT a FROM public.t WHERE (EXISTS ( SELECT 1 FROM public.u WHERE (u.t_id = t.id))); | SELECT t.a FROM public.t WHERE (EXISTS ( SELECT 1 FROM public.u WHERE (u.t_id = u.id))); | DIFFERENT",
        "SELECT t.id FROM (public.t JOIN public.u ON ((u.id = t.id))); | SELECT u.id FROM (public.t JOIN public.u ON ((u.id = t.id))); | DIFFERENT",
        "SELECT t.id FROM public.t, public.u; | SELECT u.id FROM public.t, public.u; | DIFFERENT",
        "SELECT t.*::public.t AS whole, a FROM public.t; | SELECT t.*::public.t AS whole, t.a FROM public.t; | SAME",
        "SELECT a FROM public.t; | SELECT t.a FROM public.u t; | DIFFERENT",
        "SELECT EXTRACT(year FROM d) AS y FROM public.t; | SELECT date_part('year'::text, t.d) AS y FROM public.t; | UNSURE",
        "SELECT EXTRACT(month FROM d) AS y FROM public.t; | SELECT date_part('year'::text, t.d) AS y FROM public.t; | DIFFERENT"
      })
  void comparesViews(String one, String other, Likeness expected) {
    assertThat(likeness(ObjectKind.VIEW, "definition", one, other)).isEqualTo(expected);
    assertThat(likeness(ObjectKind.VIEW, "definition", other, one)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHECK ((length(TRIM(BOTH FROM e)) > 0)) | CHECK ((length(btrim(e)) > 0)) | UNSURE",
        "CHECK ((length(TRIM(BOTH FROM e)) > 0)) | CHECK ((length(btrim(e)) > 1)) | DIFFERENT",
        "CHECK ((length(TRIM(BOTH FROM e)) > 0)) | CHECK ((length(ltrim(e)) > 0)) | DIFFERENT",
        "CHECK ((EXTRACT(year FROM d) > (2000)::numeric)) | CHECK ((date_part('year'::text, d) > (2000)::double precision)) | UNSURE",
        "CHECK ((POSITION(('@'::text) IN (b)) > 1)) | CHECK ((\"position\"(b, '@'::text) > 1)) | UNSURE",
        "CHECK ((OVERLAY(b PLACING 'x'::text FROM 1) = 'x'::text)) | CHECK ((\"overlay\"(b, 'x'::text, 1) = 'x'::text)) | UNSURE",
        "CHECK ((b IS NORMALIZED)) | CHECK (is_normalized(b)) | UNSURE",
        "CHECK ((a > 0)) | CHECK ((a >= 0)) | DIFFERENT"
      })
  void comparesChecks(String one, String other, Likeness expected) {
    assertThat(likeness(ObjectKind.CONSTRAINT, "definition", one, other)).isEqualTo(expected);
  }

  @Test
  void comparesWhatElseIsPrintedDifferently() {
    assertThat(
            likeness(
                ObjectKind.COLUMN,
                "default",
                "(now() AT TIME ZONE 'utc'::text)",
                "timezone('utc'::text, now())"))
        .isEqualTo(Likeness.UNSURE);
    assertThat(
            likeness(
                ObjectKind.ROUTINE,
                "definition",
                "CREATE OR REPLACE PROCEDURE p(IN a integer, INOUT b text) AS $procedure$x IN y$procedure$",
                "CREATE OR REPLACE PROCEDURE p(a integer, INOUT b text) AS $procedure$x IN y$procedure$"))
        .isEqualTo(Likeness.SAME);
    assertThat(
            likeness(
                ObjectKind.COLLATION,
                "definition",
                "provider i, locale 'en-US'",
                "provider i, locale 'en_US'"))
        .isEqualTo(Likeness.SAME);
    assertThat(
            new PostgresWording(13, 18)
                .compare(
                    ObjectKind.SEQUENCE, "persistence", Optional.of("unlogged"), Optional.empty()))
        .isEqualTo(Likeness.SAME);
  }

  @Test
  void comparesNotNullWithoutItsName() {
    assertThat(likeness(ObjectKind.COLUMN, "not null", "yes named must", "yes"))
        .isEqualTo(Likeness.SAME);
    assertThat(likeness(ObjectKind.COLUMN, "not null", "yes, no inherit", "yes"))
        .isEqualTo(Likeness.SAME);
    assertThat(likeness(ObjectKind.COLUMN, "not null", "yes, not valid", "yes"))
        .isEqualTo(Likeness.DIFFERENT);
    assertThat(
            new PostgresWording(13, 18)
                .compare(ObjectKind.COLUMN, "not null", Optional.of("yes"), Optional.empty()))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void forgivesNoOtherType() {
    assertThat(likeness(ObjectKind.COLUMN, "type", "numeric", "double precision"))
        .isEqualTo(Likeness.DIFFERENT);
    assertThat(likeness(ObjectKind.VIEW, "type", "numeric", "double precision"))
        .isEqualTo(Likeness.UNSURE);
    assertThat(likeness(ObjectKind.ENUM, "labels", "'a', 'b'", "'a'"))
        .isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void isExactBetweenServersOfOneVersion() {
    assertThat(PostgresWording.of(List.of("PostgreSQL 18", "PostgreSQL 18")))
        .isEqualTo(Wording.EXACT);
    assertThat(PostgresWording.of(List.of("PostgreSQL 18", "PostgreSQL 15")))
        .isEqualTo(new PostgresWording(15, 18));
    assertThat(PostgresWording.of(List.of("PostgreSQL 18", ""))).isNotEqualTo(Wording.EXACT);
    assertThat(
            new PostgresWording(16, 17)
                .compare(
                    ObjectKind.VIEW,
                    "definition",
                    Optional.of("SELECT a FROM t;"),
                    Optional.of("SELECT t.a FROM t;")))
        .isEqualTo(Likeness.DIFFERENT);
  }

  private static Likeness likeness(ObjectKind kind, String attribute, String one, String other) {
    return new PostgresWording(13, 18)
        .compare(kind, attribute, Optional.of(one), Optional.of(other));
  }
}
