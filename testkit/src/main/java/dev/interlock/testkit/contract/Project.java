package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.drift.Effects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.States;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.SourceTool;
import dev.interlock.layout.LayoutReader;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.Replay;
import dev.interlock.replay.UndoEffect;
import dev.interlock.replay.UndoReplay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with migrations and their database. Each call reads either again. */
public final class Project {

  private final Path folder;
  private final Path migrations;
  private final ContractDatabase database;

  private final Supplier<ContractDatabase> another;
  private List<MigrationEffect> effects = List.of();
  private String sealedOn = "";
  private Optional<Failure> whyUnknown = Optional.empty();
  private Optional<MigrationId> failing = Optional.empty();
  private ProvidedObjects provided = ProvidedObjects.NONE;
  private Optional<SourceTool> tool = Optional.empty();
  private int asked;

  /**
   * @param another returns one more database like the first
   */
  Project(Path folder, ContractDatabase database, Supplier<ContractDatabase> another) {
    this.another = another;
    this.folder = folder;
    this.migrations = folder.resolve("migrations");
    this.database = database;
  }

  ContractDatabase database() {
    return database;
  }

  /** Writes a migration file, or replaces it. */
  void write(String file, String sql) {
    try {
      Path path = migrations.resolve(file).normalize();
      Files.createDirectories(path.getParent());
      Files.writeString(path, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes files {@code V1} to {@code V<count>}, each of which creates the table {@code t<number>}.
   */
  void writeTables(int count) {
    for (int i = 1; i <= count; i++) {
      write("V%d__table.sql".formatted(i), "CREATE TABLE t%d (id integer);\n".formatted(i));
      write("U%d__table.sql".formatted(i), "DROP TABLE t%d;\n".formatted(i));
    }
  }

  void delete(String file) {
    try {
      Files.delete(migrations.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  History history() {
    History read =
        new LayoutReader(folder, database.dialect().splitter(), Optional.empty())
            .read(List.of(migrations));
    return tool.map(other -> History.of(other, read.all(), read.problems())).orElse(read);
  }

  /** Makes another tool that of the files, whatever they look like. */
  void isOf(SourceTool other) {
    tool = Optional.of(other);
  }

  /** Measures the effects of the migrations; later runs compare the schema with them. */
  void seal() {
    var settings =
        new ConnectSettings(
            Run.newHolder().run(), Duration.ofSeconds(10), Optional.empty(), why -> {});
    Dialect dialect = database.dialect();
    try (ContractDatabase empty = another.get();
        Shadow shadow = dialect.shadow(empty.url(), settings)) {
      Replay.Outcome outcome = Replay.of(history(), shadow).orElseThrow();
      assertThat(outcome.findings()).noneMatch(Finding::isError);
      effects = outcome.effects();
      sealedOn = shadow.server();
    }
  }

  /** Makes effects unmeasurable; later runs receive this reason. */
  void withoutShadow(String why) {
    Finding finding = Finding.error(Code.CONNECTION_FAILED, why);
    whyUnknown = Optional.of(new Failure.Unavailable(finding));
  }

  /** Makes this migration fail on a shadow database. */
  void failsOnShadow(String id) {
    Finding finding = Finding.error(Code.DOES_NOT_REPLAY, "`%s` does not run.".formatted(id));
    whyUnknown = Optional.of(new Failure.Refused(finding));
    failing =
        history().all().stream()
            .map(Migration::id)
            .filter(each -> each.toString().equals(id))
            .findFirst();
  }

  /** Declares tables that every database has before the history begins. */
  void provides(String... tables) {
    var objects =
        Stream.of(tables)
            .flatMap(table ->
                Stream.of("public", "")
                    .map(schema -> new ObjectId(ObjectKind.TABLE, List.of(schema, table))))
            .collect(Collectors.toSet());
    provided = new ProvidedObjects(objects, Set.of());
  }

  /** The number of requests for the effects of the migrations or for provided objects. */
  int asked() {
    return asked;
  }

  MigrationSource sources() {
    return new MigrationSource() {
      @Override
      public History history() {
        return Project.this.history();
      }

      @Override
      public String means() {
        return sealedOn;
      }

      @Override
      public ProvidedObjects provided(Server server) {
        asked++;
        return provided;
      }

      @Override
      public Effects effects(History history, Server server) {
        asked++;
        return sealedOn.isEmpty()
            ? new Effects.Unknown(whyUnknown, failing)
            : new Effects.Known(States.of(history, effects), Set.of(sealedOn));
      }

      @Override
      public UndoEffect undoEffect(History history, Set<MigrationId> undone, Server server) {
        whyUnknown.ifPresent(why -> {
          throw why;
        });
        return Project.this.undoEffect(history, undone);
      }
    };
  }

  private UndoEffect undoEffect(History history, Set<MigrationId> undone) {
    var settings =
        new ConnectSettings(
            Run.newHolder().run(), Duration.ofSeconds(10), Optional.empty(), why -> {});
    try (ContractDatabase empty = another.get();
        Shadow shadow = database.dialect().shadow(empty.url(), settings)) {
      return UndoReplay.of(history, undone, shadow);
    }
  }

  /** Creates a run of the engine with settings that suit a test. */
  Run run() {
    return Run.of(this);
  }

  /** Opens a session of the dialect without the engine; the caller closes it. */
  Target target(Holder holder) {
    var settings =
        new ConnectSettings(holder.run(), Duration.ofSeconds(10), Optional.empty(), why -> {});
    return database.dialect().connect(database.url(), settings);
  }

  /** Runs statements one by one, bypassing the dialect. */
  void execute(String... statements) {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(String.join(";", statements), e);
    }
  }

  /** The rows of a query, their values joined by spaces. */
  List<String> rows(String query) {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join(" ", values));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** The tables of the migrations, in order; those of the ledger are left out. */
  List<String> tables() {
    try (Connection connection = database.connect();
        var rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString("TABLE_NAME"));
      }
      return found.stream()
          .filter(name -> !name.startsWith("interlock_") && !name.startsWith("sqlite_"))
          .sorted()
          .toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The applied migrations, such as {@code V1 applied}. */
  List<String> ledger() {
    return rows("SELECT id, how FROM interlock_migration WHERE retired_at IS NULL ORDER BY seq");
  }

  /**
   * Every row of the ledger, such as {@code V1 undone}, or {@code V1 null} for an applied
   * migration.
   */
  List<String> ledgerForEver() {
    return rows("SELECT id, retired_as FROM interlock_migration ORDER BY seq");
  }

  List<String> journal() {
    return rows("SELECT id, direction FROM interlock_journal");
  }

  /**
   * Leaves the journal in the state of a killed process.
   *
   * @param done number of the script's statements that had taken effect
   * @param witness state before the statement that ran outside a transaction, if one did
   */
  void killedIn(String id, Direction direction, int done, Optional<String> witness) {
    killedIn(id, direction, done, witness, file -> Optional.empty());
  }

  /** Does the same with the division of a file whose statements all run outside a transaction. */
  void killedInFlight(String id, int done, String witness) {
    killedIn(
        id,
        Direction.UP,
        done,
        Optional.of(witness),
        file ->
            Optional.of(
                new Division(
                        IntStream.range(0, file.script().statements().size())
                            .mapToObj(n -> new Division.Stretch(n, n, Division.Kind.ALONE))
                            .toList(),
                        file.statements())
                    .during(file.statements(done + 1))));
  }

  private void killedIn(
      String id,
      Direction direction,
      int done,
      Optional<String> witness,
      Function<ScriptFile, Optional<Division>> division) {
    Migration migration =
        history().all().stream()
            .filter(m -> m.id().toString().equals(id))
            .findFirst()
            .orElseThrow();
    ScriptFile file = direction == Direction.UP ? migration.up() : migration.undo().orElseThrow();
    var entry =
        new JournalEntry(
            migration.id(),
            direction,
            done,
            file.statements(done),
            witness.map(PreStepState::new),
            division.apply(file),
            SessionState.NEW);
    Holder holder = Run.newHolder();
    try (Target target = target(holder)) {
      target.createLedger();
      Token token = target.tryLock(holder, new Lease(Duration.ofSeconds(30))).orElseThrow().token();
      target.record(List.of(new LedgerWrite.Progress(entry)), token);
      target.unlock(token, List.of());
    }
  }

  /** Grows with each acquisition of the lock. */
  long lockToken() {
    return Long.parseLong(rows("SELECT token FROM interlock_lock").getFirst());
  }

  /** Skips the case on a product that lacks the ability. */
  void needs(Ability ability) {
    String reason = database.cannot().get(ability);
    assumeTrue(reason == null, () -> database.dialect().name() + ": " + reason);
  }

  void close() {
    database.close();
  }
}
