package dev.interlock.testkit.acceptance;

import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.PythonEnvironment;
import dev.interlock.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every case below a folder as a test: return {@link #tests} from a {@code @TestFactory}. A case is
 * a folder with a file {@code command}; all its other files are optional.
 *
 * <ul>
 *   <li>{@code command}: command lines for {@code sh}, one a line, run in a copy of the project
 *       with {@code DATABASE_URL} of a new database, and with {@code DIRECT_URL} if there is a
 *       pooler
 *   <li>{@code expected.txt}: each command after a {@code $}, its output on both streams, and
 *       {@code [exit n]} if that is not 0; {@link Normaliser} makes the output comparable
 *   <li>{@code exit}: the exit code of the last command, or one line for each
 *   <li>{@code before.sql}, {@code after.sql}, {@code after.txt}: statements to run before the
 *       commands, a query to run after them, and its result
 *   <li>{@code unchanged}: the commands must leave schema and rows as they were, except for
 *       Interlock's own tables
 *   <li>{@code needs}: {@code database: sqlite}, {@code version: 15}, {@code pooler: transaction},
 *       {@code python: alembic}
 *   <li>{@code example}: a folder, relative to the case, whose files are the project; files of the
 *       case are added to them or replace them
 *   <li>{@code shows}: ids of {@code acceptance/requirements.tsv}, also in a folder of cases
 *   <li>{@code env}: {@code NAME=value} sets a variable, {@code NAME} removes it; {@code stdin}:
 *       the input of the commands
 * </ul>
 *
 * <p>Everything else is the project. If JUnit's parallel execution is enabled, the cases run in
 * parallel: each has its own folder and database. {@code -Dgolden.update=true} rewrites the
 * expected output, and fails. {@code -Dacceptance.only=words} runs the cases whose path contains
 * the words.
 */
public final class AcceptanceCases {

  private final Path root;
  private final Path programs;
  private final PostgresServers servers;

  /**
   * Creates the cases to run.
   *
   * @param root the folder of all cases
   * @param programs the folder with the program under test, such as {@code bin} of a distribution
   * @param servers the source of new databases
   */
  public AcceptanceCases(Path root, Path programs, PostgresServers servers) {
    this.root = root.toAbsolutePath();
    this.programs = programs.toAbsolutePath();
    this.servers = servers;
  }

  /** One test for each case, named by its path and in the order of the paths. */
  public Stream<DynamicTest> tests() {
    var only = System.getProperty("acceptance.only", "");
    return folders().stream().filter(folder -> name(folder).contains(only)).map(this::test);
  }

  private DynamicTest test(Path folder) {
    return DynamicTest.dynamicTest(test ->
        test.displayName(name(folder))
            .testSourceUri(folder.toUri())
            .executionMode(ExecutionMode.CONCURRENT)
            .executable(() -> run(folder)));
  }

  private String name(Path folder) {
    return root.relativize(folder).toString();
  }

  private List<Path> folders() {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith(AcceptanceCase.COMMAND))
          .map(file -> root.resolve(file).getParent())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path folder) throws IOException, SQLException {
    requirePrograms();
    var subject = AcceptanceCase.read(folder);
    try (var work = WorkFolder.create("interlock-case");
        var database = database(subject.needs(), work)) {
      var project = project(subject, work);
      var surroundings = Surroundings.of(subject, database, project, programs(subject));
      new CaseRun(subject, database, surroundings).verify();
    }
  }

  private static Path project(AcceptanceCase subject, WorkFolder work) throws IOException {
    var example = subject.example();
    if (example.isPresent()) {
      work.copy(example.get(), "project", AcceptanceCases::isOfExample);
    }
    return work.copy(subject.folder(), "project", AcceptanceCase::isOfProject);
  }

  /** Whether the file belongs to an example, and was not left by a trial of it. */
  private static boolean isOfExample(Path path) {
    return !path.getFileName().toString().matches("\\.interlock|\\.?venv|__pycache__");
  }

  private Programs programs(AcceptanceCase subject) {
    var environment =
        Optional.of(PythonEnvironment.NEWEST).filter(python -> subject.needs().python());
    return new Programs(programs, environment);
  }

  private void requirePrograms() {
    if (!Files.isDirectory(programs)) {
      throw Prerequisite.ofEnvironment()
          .missing("%s is not built, so its acceptance cases do not run.".formatted(programs));
    }
  }

  private CaseDatabase database(Needs needs, WorkFolder work) {
    return switch (needs.engine()) {
      case POSTGRESQL -> PostgresCaseDatabase.create(servers, needs);
      case SQLITE -> new SqliteCaseDatabase(work.path().resolve("case.sqlite"));
    };
  }
}
