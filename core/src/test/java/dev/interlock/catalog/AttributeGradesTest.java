package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One table separates an administrator's tuning from rules and rows (D4). */
final class AttributeGradesTest {

  private static final Path PAGE = Path.of("../docs/drift.md");
  private static final String MARK =
      "<!-- This table is made from the code: -Dinterlock.docs.write=true -->\n";

  @Test
  void isTheTableOfThePage() throws IOException {
    String page = Files.readString(PAGE);
    String made = page.substring(0, page.indexOf(MARK)) + MARK + "\n" + table();
    if (Boolean.getBoolean("interlock.docs.write")) {
      Files.writeString(PAGE, made);
    }
    assertThat(page).isEqualTo(made);
  }

  private static String table() {
    return AttributeGrades.rows().stream()
        .map(row ->
            "| `%s` | %s | %s | **%s** | %s |\n"
                .formatted(
                    row.attribute(),
                    row.kinds().isEmpty()
                        ? "any"
                        : row.kinds().stream()
                            .map(ObjectKind::word)
                            .collect(Collectors.joining(", ")),
                    row.condition().isEmpty() ? "always" : row.condition(),
                    row.grade().word(),
                    row.meaning()))
        .collect(
            Collectors.joining(
                "",
                "| attribute | of | when | | what it is |\n|---|---|---|---|---|\n",
                "\nAn attribute that is not in the table is a rule.\n"));
  }

  @Test
  void takesAValidatedConstraintForTunedAndAnInvalidOneNot() {
    assertThat(of(ObjectKind.CONSTRAINT, "valid", "no", null)).isEqualTo(Grade.TUNING);
    assertThat(of(ObjectKind.CONSTRAINT, "valid", null, "no")).isEqualTo(Grade.RULE);
    assertThat(of(ObjectKind.COLUMN, "not null", "yes, not valid", "yes")).isEqualTo(Grade.TUNING);
    assertThat(of(ObjectKind.COLUMN, "not null", "yes", "yes, not valid")).isEqualTo(Grade.RULE);
    assertThat(of(ObjectKind.COLUMN, "not null", "yes, not valid", null)).isEqualTo(Grade.RULE);
    assertThat(of(ObjectKind.COLUMN, "not null", "yes", null)).isEqualTo(Grade.RULE);
    assertThat(of(ObjectKind.COLUMN, "not null", null, "yes")).isEqualTo(Grade.RULE);
  }

  @Test
  void tellsTheOptionsOfATableFromThoseOfAView() {
    assertThat(of(ObjectKind.TABLE, "options", null, "fillfactor=70")).isEqualTo(Grade.TUNING);
    assertThat(of(ObjectKind.VIEW, "options", null, "security_invoker=true")).isEqualTo(Grade.RULE);
    assertThat(of(ObjectKind.SEQUENCE, "options", null, "cycle")).isEqualTo(Grade.RULE);
  }

  @Test
  void takesWhatItDoesNotKnowForARule() {
    assertThat(of(ObjectKind.TABLE, "of the future", null, "x")).isEqualTo(Grade.RULE);
  }

  private static Grade of(
      ObjectKind kind, String attribute, @Nullable String before, @Nullable String after) {
    return AttributeGrades.of(
        kind, attribute, Optional.ofNullable(before), Optional.ofNullable(after));
  }
}
