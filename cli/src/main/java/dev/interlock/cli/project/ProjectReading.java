package dev.interlock.cli.project;

import dev.interlock.Interlock;
import dev.interlock.apply.Settings;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.cli.output.Counted;
import dev.interlock.finding.Failure;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.project.configuration.Configured;
import dev.interlock.project.diagnosis.ProjectState;
import dev.interlock.project.options.Dialects;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads as much of a project and its database as can be read, and reports the rest. Changes
 * nothing, takes no lock, starts no server.
 *
 * @param state the parts that were read
 * @param lookedAt those parts, in words
 * @param notReached the other parts, each with the reason
 */
public record ProjectReading(ProjectState state, List<String> lookedAt, List<String> notReached) {

  /** A database that does not answer is no failure here, so it is not waited for as by a deploy. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

  public ProjectReading {
    lookedAt = List.copyOf(lookedAt);
    notReached = List.copyOf(notReached);
  }

  /** Reads the migrations, and then the database if its URL is known. */
  public static ProjectReading of(Project project) {
    var reader = new Reader(project);
    Optional<History> history = reader.history();
    return project
        .urls()
        .map(urls -> reader.database(urls, history))
        .orElseGet(() -> {
          reader.notReached.add("database: no database URL is set");
          return reader.result(history, Optional.empty(), Optional.empty());
        });
  }

  /** One reading. */
  private static final class Reader {

    private final Project project;
    private final List<String> lookedAt = new ArrayList<>();
    private final List<String> notReached = new ArrayList<>();

    Reader(Project project) {
      this.project = project;
    }

    Optional<History> history() {
      try {
        History history = project.migrations().audited();
        if (history.isEmpty()) {
          notReached.add("migrations: " + problem(history));
          return Optional.empty();
        }
        lookedAt.add(Counted.of(history.all().size(), "migration"));
        return Optional.of(history);
      } catch (Failure e) {
        notReached.add("migrations: " + e.findings().getFirst().message());
        return Optional.empty();
      }
    }

    private static String problem(History history) {
      return history.problems().stream()
          .findFirst()
          .map(finding -> finding.message())
          .orElse("there are none");
    }

    ProjectReading database(DatabaseUrlChoice urls, Optional<History> history) {
      if (isMissingFile(urls.url().url())) {
        notReached.add("database: there is no file `%s`".formatted(urls.url().url().redacted()));
        return result(history, Optional.empty(), Optional.empty());
      }
      History files = history.orElseGet(() -> History.of(List.of(), List.of()));
      try (Interlock interlock =
          Interlock.at(Dialects.of(urls.url().url()), urls)
              .holder(Deployment.holder(project))
              .settings(settings())
              .cancellation(project.cancellation())
              .open(() -> files)) {
        String database = "`%s`".formatted(interlock.server().database());
        Catalog catalog = interlock.catalog(CatalogScope.usual());
        lookedAt.add("the schema of " + database);
        return result(history, ledger(interlock, database), Optional.of(catalog));
      } catch (Failure e) {
        project
            .cancellation()
            .cause()
            .ifPresent(stopped -> {
              throw e;
            });
        notReached.add("database: " + e.findings().getFirst().message());
        return result(history, Optional.empty(), Optional.empty());
      }
    }

    /** SQLite would create the file. */
    private boolean isMissingFile(DatabaseUrl url) {
      return url instanceof SqliteUrl sqlite
          && sqlite.spelling() == SqliteUrl.Spelling.CLEAR
          && sqlite.file().filter(file -> !Files.exists(file)).isPresent();
    }

    private Optional<MigrationStatus> ledger(Interlock interlock, String database) {
      try {
        MigrationStatus status = interlock.recorded();
        lookedAt.add("the ledger of " + database);
        return Optional.of(status);
      } catch (Failure e) {
        notReached.add("ledger: " + e.findings().getFirst().message());
        return Optional.empty();
      }
    }

    private Settings settings() {
      Configured<Duration> wait = project.configuration().connectWait();
      return project
          .settings(Stage.HOOK)
          .with()
          .connectWait(new Settings.ConnectWait(wait.isChosen() ? wait.value() : SHORT_WAIT))
          .build();
    }

    ProjectReading result(
        Optional<History> history, Optional<MigrationStatus> status, Optional<Catalog> catalog) {
      return new ProjectReading(
          new ProjectState(project.folder(), history, status, catalog), lookedAt, notReached);
    }
  }
}
