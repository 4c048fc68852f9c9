package dev.interlock.sqlite.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of ALTER TABLE ADD COLUMN (sqlite.org/lang_altertable.html). */
class AddColumnTest {

  @Test
  void writesAllThatIsSaidOfAColumn() {
    var column =
        column(
            Map.of(
                Attribute.TYPE,
                "varchar(9)",
                Attribute.COLLATION,
                "nocase",
                Attribute.NOT_NULL,
                "yes on conflict ignore",
                Attribute.DEFAULT,
                "'x'"));
    assertThat(AddColumn.of(column))
        .contains(
            "ALTER TABLE \"a\"\"b\" ADD COLUMN \"Kind\" varchar(9) COLLATE nocase NOT NULL on conflict"
                + " ignore DEFAULT 'x'");
    assertThat(AddColumn.of(column(Map.of(Attribute.TYPE, ""))))
        .contains("ALTER TABLE \"a\"\"b\" ADD COLUMN \"Kind\"");
  }

  @Test
  void addsNoColumnThatSqliteWouldRefuse() {
    assertThat(AddColumn.of(with(Attribute.DEFAULT, "current_timestamp"))).isEmpty();
    assertThat(AddColumn.of(with(Attribute.DEFAULT, "(random())"))).isEmpty();
    assertThat(AddColumn.of(with(Attribute.NOT_NULL, "yes"))).isEmpty();
    assertThat(AddColumn.of(with(Attribute.GENERATED, "(n + 1) stored"))).isEmpty();
    assertThat(AddColumn.of(with(Attribute.GENERATED, "(n + 1)"))).isPresent();
  }

  @Test
  void addsNothingButColumns() {
    var index = CatalogObject.of(ObjectId.of(ObjectKind.INDEX, "", "a", "i"), Map.of());
    assertThat(AddColumn.of(index)).isEmpty();
  }

  private static CatalogObject with(String attribute, String value) {
    var attributes = new HashMap<>(Map.of(Attribute.TYPE, "integer"));
    attributes.put(attribute, value);
    return column(attributes);
  }

  private static CatalogObject column(Map<String, String> attributes) {
    return CatalogObject.of(ObjectId.of(ObjectKind.COLUMN, "", "a\"b", "Kind"), attributes);
  }
}
