package dev.interlock.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.Checksum;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.Replay.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenJsonTest {

  private static final String SERVER = "PostgreSQL 18";

  @Test
  void readsWhatItWrote() {
    var seen = new Seen(effect(), findings());
    assertThat(SeenJson.read(SeenJson.write(seen, SERVER)))
        .isEqualTo(new SeenJson.Read(seen, SERVER));
    assertThat(SeenJson.readFindings(SeenJson.write(findings()))).isEqualTo(findings());
    assertThat(SeenJson.readFindings(SeenJson.write(List.of()))).isEmpty();
  }

  @Test
  void refusesWhatIsNotWhole() {
    String text = SeenJson.write(new Seen(effect(), findings()), SERVER);
    for (String wrong :
        List.of("", "{}", text.substring(0, text.length() / 2), text + "1", "[" + text + "]")) {
      assertThatThrownBy(() -> SeenJson.read(wrong)).isInstanceOf(BadJson.class);
    }
    assertThatThrownBy(() -> SeenJson.read(text.replace("CAT004", "CAT999")))
        .isInstanceOf(BadJson.class);
  }

  private static List<Finding> findings() {
    return List.of(
        Finding.error(Code.UNDO_INCOMPLETE, "the undo script of `V1` leaves \"a\".")
            .at(Place.in("U1__a.sql", "SELECT 1;\nSELECT\t2;\n", 10, 6))
            .note("one")
            .note("other")
            .help("Mend it."),
        Finding.warning(Code.NOT_AGAIN, "ü.").as(Severity.NOTE).at(Place.file("V1__a.sql")),
        Finding.warning(Code.NOT_AGAIN, "nowhere."));
  }

  private static MigrationEffect effect() {
    var table = CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", "a"), Map.of());
    Catalog after = Catalog.of(List.of(table));
    List<Change> changes = Change.between(Catalog.empty(), after);
    return new MigrationEffect(
        MigrationId.parse("V1"),
        Checksum.of("raw".getBytes(UTF_8)),
        Checksum.of("statements".getBytes(UTF_8)),
        Catalog.empty().fingerprint(),
        after.fingerprint(),
        changes,
        List.of(StatementEffect.ofChanges(1, changes)));
  }
}
