package dev.interlock.acceptance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Interlock;
import dev.interlock.acceptance.DatabaseState;
import dev.interlock.drift.MigrationSource;
import dev.interlock.finding.Failure;
import dev.interlock.layout.LayoutReader;
import dev.interlock.plan.Goal;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A file has the same meaning as in psql (S1, S2, S5): psql and the engine run each small script on
 * two copies of one database, and schema, owners, privileges and rows are then equal; the engine
 * refuses the scripts that psql refuses. {@code docs/layouts.md} lists intended differences.
 *
 * <p>The psql is the machine's, such as 15 on Debian 12. Its own version, not the server's, decides
 * how it splits a script: before 18 it sends the end mark of CSV data along ({@link
 * AgreementCase#upInFiles}), and features of a newer psql, such as a new backslash command, are not
 * compared. Each server has its own thread, and databases are copies of a template.
 */
@ExtendWith(PostgresExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class PsqlAgreementIT {

  /**
   * The least number of scripts, because a script file that is not read would otherwise go
   * unnoticed.
   */
  private static final int SCRIPTS = 210;

  private static final String BEFORE =
      """
      DO $$ BEGIN
        CREATE ROLE agree_app; CREATE ROLE agree_owner;
        GRANT agree_app TO agree_owner;
      EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      CREATE SCHEMA n;
      GRANT ALL ON SCHEMA n, public TO agree_app, agree_owner;
      CREATE TABLE base (id int PRIMARY KEY, name text);
      INSERT INTO base VALUES (1, 'one'), (2, 'two'), (3, 'three');
      CREATE INDEX base_old ON base (name);
      GRANT ALL ON base TO agree_app, agree_owner;
      CREATE TABLE n.owned (id int);
      ALTER TABLE n.owned OWNER TO agree_app;
      CREATE VIEW seen AS SELECT id, name FROM base;
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE n.loud (id int);
      GRANT ALL ON n.loud TO agree_app, agree_owner;
      CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN INSERT INTO n.loud VALUES (new.id); RETURN new; END $$;
      CREATE TRIGGER shout AFTER INSERT ON base FOR EACH ROW EXECUTE FUNCTION shout();
      CREATE FUNCTION into_n() RETURNS text LANGUAGE sql
      AS $$ SELECT set_config('search_path', 'n, public', false) $$;
      CREATE FUNCTION set_tenant(t text) RETURNS text LANGUAGE plpgsql
      AS $$ BEGIN RETURN set_config('app.tenant', t, false); END $$;
      CREATE PROCEDURE commits() LANGUAGE plpgsql
      AS $$ BEGIN INSERT INTO public.base SELECT max(id) + 100, 'call' FROM public.base; COMMIT; END $$;
      """;

  private static Path psql = Path.of("psql");

  @TempDir private Path folder;

  @BeforeAll
  static void findPsql() {
    psql =
        Prerequisite.program("psql")
            .orElseThrow(() ->
                Prerequisite.ofEnvironment()
                    .missing("`psql` is not installed, so nothing is compared with it."));
  }

  @TestFactory
  List<DynamicTest> onTheNewestServer(PostgresServers servers) throws Exception {
    return tests(18, servers);
  }

  @TestFactory
  List<DynamicTest> onTheOldestServer(PostgresServers servers) throws Exception {
    return tests(13, servers);
  }

  private List<DynamicTest> tests(int version, PostgresServers servers) throws Exception {
    var templates = new AgreementTemplates(servers.server(version), BEFORE, this::firstMigration);
    List<AgreementCase> cases = AgreementCase.all();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(SCRIPTS);
    String only = System.getProperty("acceptance.only", ".*");
    return cases.stream()
        .filter(one -> one.oldest() <= version && one.name().matches(only))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> compare(one, version, templates)))
        .toList();
  }

  private void compare(AgreementCase one, int version, AgreementTemplates templates)
      throws Exception {
    Path files = folder.resolve(version + "-" + one.name());
    Path migrations = files.resolve("migrations");
    try (TestDatabase byPsql = templates.forPsql();
        TestDatabase byEngine = templates.forEngine(one)) {
      write(migrations.resolve(one.firstPath()), one.first(BEFORE));
      write(migrations.resolve(one.path()), one.text());
      if (one.beside().isPresent()) {
        String[] beside = one.beside().get().split(" ", 2);
        write(migrations.resolve(beside[0]), beside[1] + "\n");
      }
      boolean psqlSucceeds = runPsql(one, version, files, byPsql);
      Optional<Failure> failure = runEngine(files, byEngine);
      assertThat(failure.isEmpty())
          .as("psql: %s, engine: %s", psqlSucceeds, failure.map(Failure::findings))
          .isEqualTo(psqlSucceeds);
      List<String> expected = DatabaseState.of(byPsql);
      List<String> actual = DatabaseState.of(byEngine);
      assertThat(without(actual, expected)).as("only after the engine").isEmpty();
      assertThat(without(expected, actual)).as("only after psql").isEmpty();
      assertThat(actual).isEqualTo(expected);
    }
  }

  /** Brings a database to the state after the migration before the script, by the engine. */
  private void firstMigration(AgreementCase one, TestDatabase database) throws IOException {
    Path files = folder.resolve(database.name() + "-before");
    write(files.resolve("migrations").resolve(one.firstPath()), one.first(BEFORE));
    assertThat(runEngine(files, database)).isEmpty();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> without(List<String> all, List<String> others) {
    return all.stream().filter(line -> !others.contains(line)).toList();
  }

  private static boolean runPsql(AgreementCase one, int version, Path files, TestDatabase database)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(psql.toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1"));
    if (one.isOne()) {
      words.add("-1");
    }
    List<String> parts = version >= 18 ? one.upInFiles() : List.of(one.up());
    for (String part : parts) {
      Path script = files.resolve("up" + words.size() + ".sql");
      words.addAll(List.of("-f", Files.writeString(script, part).toString()));
    }
    words.add(database.url());
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("psql.log").toFile())
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("psql does not end");
    }
    return process.exitValue() == 0;
  }

  private static Optional<Failure> runEngine(Path files, TestDatabase database) {
    var dialect = new PostgresDialect();
    try (var interlock =
        Interlock.at(dialect, DatabaseUrlParser.parse(database.url()))
            .open(sources(files, dialect))) {
      interlock.upgrade(Goal.parse("head"));
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    }
  }

  private static MigrationSource sources(Path files, PostgresDialect dialect) {
    return () ->
        new LayoutReader(files, dialect.splitter(), Optional.empty())
            .read(List.of(files.resolve("migrations")));
  }
}
