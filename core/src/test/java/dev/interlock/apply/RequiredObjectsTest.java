package dev.interlock.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.SchemaReader;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D5")
class RequiredObjectsTest {

  private final Answers database = new Answers();

  @Test
  void quotesEveryPartOfAName() {
    var required =
        new RequiredObjects(List.of("user", "audit.Events"), List.of("user.e\"x"), List.of());
    assertThat(required.missing(database)).isEmpty();
    assertThat(database.asked)
        .containsExactly(
            "SELECT count(*) >= 0 FROM (SELECT 1 FROM \"user\" LIMIT 1) AS readable",
            "SELECT count(*) >= 0 FROM (SELECT 1 FROM \"audit\".\"Events\" LIMIT 1) AS readable",
            "SELECT count(*) >= 0 FROM (SELECT of_it.\"e\"\"x\" FROM \"user\" AS of_it LIMIT 1)"
                + " AS readable");
  }

  @Test
  void reportsEverythingThatIsMissing() {
    database.fails("\"users\"", Reason.ERROR);
    database.finds = false;
    var required = new RequiredObjects(List.of("users"), List.of(), List.of("SELECT 0"));
    assertThat(required.missing(database))
        .extracting(Finding::message)
        .containsExactly(
            "`users` is required and cannot be read: it fails (SQLSTATE 42P01).",
            "a required query finds nothing: `SELECT 0`.");
  }

  @Test
  void aLostConnectionIsNoMissingObject() {
    database.fails("\"users\"", Reason.CONNECTION_LOST);
    var required = new RequiredObjects(List.of("users"), List.of(), List.of());
    assertThatExceptionOfType(Failure.Unavailable.class)
        .isThrownBy(() -> required.missing(database));
  }

  /** A database that remembers the queries. */
  private static final class Answers implements SchemaReader {
    private final List<String> asked = new ArrayList<>();
    private boolean finds = true;
    private Optional<String> failing = Optional.empty();
    private Reason reason = Reason.ERROR;

    void fails(String part, Reason why) {
      failing = Optional.of(part);
      reason = why;
    }

    @Override
    public boolean finds(String query) {
      asked.add(query);
      if (failing.filter(query::contains).isPresent()) {
        var said =
            new StepFailure.Said(
                "SQLSTATE 42P01",
                "it fails",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        throw new StepFailure(reason, -1, said, null);
      }
      return finds;
    }

    @Override
    public long count(String query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Catalog readCatalog(CatalogScope scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> creating(CatalogObject object) {
      throw new UnsupportedOperationException();
    }
  }
}
