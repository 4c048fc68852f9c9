package dev.interlock.check.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.script.TinySplitter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHECK ((state = ANY (ARRAY['open'::text, 'it''s'::text]))) | state [open, it's]",
        "CHECK (((state)::text = ANY ((ARRAY['a'::character varying])::text[]))) | state [a]",
        "CHECK (((state)::text = ANY (ARRAY[('a'::character varying)::text]))) | state [a]",
        "check(state in('open','done')) | state [open, done]",
        "CHECK ((\"a \"\"b\"\" c\" = ANY (ARRAY['x'::text]))) | a \"b\" c [x]",
        "CHECK (((state = ANY (ARRAY['a'::text])) AND (list <> '{}]'::text))) | state [a]",
        "CHECK ((state = ANY (ARRAY['a] or b'::text, 'c'::text]))) | state [a] or b, c]",
        "CHECK (((state = ANY (ARRAY['a'::text])) AND (other = ANY (ARRAY['b'::text])))) | state [a]",
        "CHECK (((state = ANY (ARRAY['a'::text])) OR (other = ANY (ARRAY['b'::text])))) | ``",
        "CHECK (((state = ANY (ARRAY['a'::text])) OR (n > 1))) | ``",
        "check(state in('a') or other in('b')) | ``",
        "CHECK ((n > 0)) | ``",
        "CHECK ((state <> ALL (ARRAY['a'::text]))) | ``",
        "UNIQUE (state) | ``"
      })
  void areTheTextsOfTheList(String definition, String expected) {
    assertThat(shown(definition)).isEqualTo(expected);
  }

  private static String shown(String definition) {
    var constraint =
        CatalogObject.of(
            ObjectId.of(ObjectKind.CONSTRAINT, "public", "t", "c"),
            Map.of(Attribute.DEFINITION, definition));
    return AllowedValues.of(constraint, new TinySplitter())
        .map(allowed -> allowed.column() + " " + allowed.values())
        .orElse("");
  }
}
