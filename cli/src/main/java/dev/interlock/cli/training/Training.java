package dev.interlock.cli.training;

import dev.interlock.cli.Main;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs typical commands in one JVM, so that a cache recorded from it ({@code -XX:AOTCacheOutput})
 * holds the classes that real runs load.
 */
@SuppressWarnings("SystemOut") // The build keeps the output as its log.
public final class Training {

  private static final List<List<String>> WITHOUT_DATABASE =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("--unknown"),
          List.of("upgrade", "--help"));

  /** Variables as the launcher moves them, of a platform, and of the project's contract. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/bin:/bin",
          "INTERLOCK_KEPT_LC_ALL", "",
          "RAILWAY_ENVIRONMENT_ID", "training",
          "TRAINING_PORT", "8080");

  private final PrintStream log = System.out;
  private final Path project;

  private Training(Path project) {
    this.project = project;
  }

  /**
   * Runs the commands while the JVM records.
   *
   * @param words the folder of a small project whose {@code no-program} is marked as executable,
   *     and the URLs of empty databases
   */
  public static void main(String[] words) {
    var training = new Training(Path.of(words[0]));
    WITHOUT_DATABASE.forEach(line -> training.run(Map.of(), line));
    List.of(words).subList(1, words.length).forEach(training::deploy);
    System.exit(0); // Every run ends this way.
  }

  /**
   * Runs the commands of a database's life: the first deploy, a deploy without work, and one with
   * little work.
   */
  private void deploy(String url) {
    withDatabase(url, "plan");
    withDatabase(url, "upgrade", "--verbose");
    withDatabase(url, "status");
    withDatabase(url, "upgrade");
    becomeAlmost(url, "plain");
    becomeAlmost(url, "json");
    withDatabase(url, "downgrade", "--allow-loss");
    withDatabase(url, "upgrade", "--log", "json");
    withDatabase(url, "upgrade", "V404");
  }

  /**
   * Runs the whole gate except its last step, which would end the recording: the kernel refuses to
   * execute an empty file.
   */
  private void becomeAlmost(String url, String log) {
    withDatabase(url, "run", "--log", log, "--", project.resolve("no-program").toString());
  }

  private void withDatabase(String url, String command, String... further) {
    var environment = new TreeMap<>(ENVIRONMENT);
    environment.put("DATABASE_URL", url);
    var words = new ArrayList<>(List.of(command, "-C", project.toString()));
    words.addAll(List.of(further));
    run(environment, words);
  }

  private void run(Map<String, String> environment, List<String> words) {
    log.println(words);
    Main.run(environment, log, log, words.toArray(String[]::new));
  }
}
