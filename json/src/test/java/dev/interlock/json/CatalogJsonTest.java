package dev.interlock.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogJsonTest {

  private static final Catalog CATALOG = catalog("user", "it's \"quoted\"\n\\ \u0001");

  @Property(tries = 300)
  void readsWhatItWrote(@ForAll String name, @ForAll String value) {
    var catalog = catalog(name, value);
    String text = CatalogJson.write(catalog);
    Catalog read = CatalogJson.read(text);
    assertThat(read.objects()).isEqualTo(catalog.objects());
    assertThat(CatalogJson.write(read)).isEqualTo(text);
    List<Change> changes = Change.between(CATALOG, catalog);
    assertThat(ChangeJson.read(ChangeJson.write(changes))).isEqualTo(changes);
  }

  @Test
  void writesOneObjectOnEachLine() {
    assertThat(CatalogJson.write(catalog("user", "x")))
        .isEqualTo(
            """
            {
            "format": 1,
            "fingerprint": "%s",
            "objects": [
            {"kind":"table","path":["public","user"]},
            {"kind":"column","path":["public","user","id"],"attributes":{"comment":"x"},"asides":{"position":"1"}}
            ]
            }
            """
                .formatted(catalog("user", "x").fingerprint()));
    assertThat(CatalogJson.read(CatalogJson.write(Catalog.empty()))).isEqualTo(Catalog.empty());
    assertThat(ChangeJson.read(ChangeJson.write(List.of()))).isEmpty();
  }

  @Test
  void noticesWhatWasChangedByHand() {
    String text = CatalogJson.write(CATALOG).replace("\"id\"", "\"ID\"");
    assertThatThrownBy(() -> CatalogJson.read(text))
        .isInstanceOf(BadJson.class)
        .hasMessageContaining("was changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"format\": 2}",
        "{\"format\": 1, \"objects\": [{\"kind\": \"cloud\", \"path\": [\"a\"]}]}",
        "{\"format\": 1, \"objects\": [{\"kind\": \"table\", \"path\": []}]}",
        "{\"format\": 1, \"more\": 1}",
        "{\"format\": 1",
        "{\"format\": 1} {",
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> CatalogJson.read(text)).isInstanceOf(BadJson.class);
  }

  private static Catalog catalog(String table, String comment) {
    return Catalog.of(
        List.of(
            CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", table), Map.of()),
            CatalogObject.of(
                ObjectId.of(ObjectKind.COLUMN, "public", table, "id"),
                Map.of("comment", comment),
                Map.of("position", "1"))));
  }
}
