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

class KeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PRIMARY KEY (id) | PRIMARY KEY (\"id\")",
        "UNIQUE btree (a, b) | UNIQUE (\"a\", \"b\")",
        "UNIQUE (\"a WHERE b\") | UNIQUE (\"a WHERE b\")",
        "UNIQUE (\"a, b\", \"c)\") | UNIQUE (\"a, b\", \"c)\")",
        "UNIQUE btree (a) WHERE (a > 0) | UNIQUE btree (a) WHERE (a > 0)",
        "UNIQUE btree (lower(a)) | UNIQUE btree (lower(a))",
        "EXCLUDE USING gist (a WITH =) | EXCLUDE USING gist (a WITH =)",
        "FOREIGN KEY (a) REFERENCES public.t(id) ON DELETE CASCADE"
            + " | FOREIGN KEY (\"a\") REFERENCES t (\"id\") ON DELETE CASCADE",
        "FOREIGN KEY (a) REFERENCES app.t ON DELETE CASCADE"
            + " | FOREIGN KEY (\"a\") REFERENCES app.t ON DELETE CASCADE",
        "FOREIGN KEY (\"a REFERENCES b\") REFERENCES t(id)"
            + " | FOREIGN KEY (\"a REFERENCES b\") REFERENCES t (\"id\")",
        "FOREIGN KEY (a) REFERENCES app.\"t(u) v\"(id)"
            + " | FOREIGN KEY (\"a\") REFERENCES app.\"t(u) v\" (\"id\")",
        "CHECK ((a > 0)) | ``"
      })
  void isReadFromTheDefinition(String definition, String expected) {
    var object =
        CatalogObject.of(
            ObjectId.of(ObjectKind.CONSTRAINT, "public", "t", "c"),
            Map.of(Attribute.DEFINITION, definition));
    assertThat(Key.of(object, new TinySplitter()).map(Key::shown).orElse("")).isEqualTo(expected);
  }
}
