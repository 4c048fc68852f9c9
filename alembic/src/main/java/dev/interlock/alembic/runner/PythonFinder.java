package dev.interlock.alembic.runner;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Finds the Python of a project without starting a program: the one that the user names, a virtual
 * environment, or {@code python3} on the PATH.
 */
public final class PythonFinder {

  private static final int HASH_LENGTH = 8;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder the folder of the project
   * @param environment the environment variables
   */
  public PythonFinder(Path folder, Map<String, String> environment) {
    this.folder = folder.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /**
   * Finds the Python.
   *
   * @param named the interpreter or virtual environment that the user names
   * @throws Failure.Misconfigured if there is none
   */
  public Python find(Optional<String> named) {
    if (named.isPresent()) {
      return named(named.get());
    }
    for (var candidate : environments().entrySet()) {
      var program = program(candidate.getValue());
      if (program.isPresent()) {
        return new Python(program.get(), "in " + candidate.getKey());
      }
    }
    return onPath("python3")
        .or(() -> onPath("python"))
        .map(program -> new Python(program, "on the PATH"))
        .orElseThrow(this::missing);
  }

  private Python named(String text) {
    Path path = folder.resolve(text);
    return program(path)
        .or(() -> Optional.of(path).filter(PythonFinder::isProgram))
        .or(() -> text.contains("/") ? Optional.empty() : onPath(text))
        .map(program -> new Python(program, "as the key `python`"))
        .orElseThrow(() ->
            new Failure.Misconfigured(
                Finding.error(
                        Code.PYTHON_MISSING,
                        "`%s` is neither a Python nor a virtual environment.".formatted(text))
                    .help("Correct `python`, or remove it to let Interlock look for one.")));
  }

  /** Virtual environments in the order to try, by their names in messages. */
  private SequencedMap<String, Path> environments() {
    var found = new LinkedHashMap<String, Path>();
    variable("VIRTUAL_ENV").ifPresent(path -> found.put("`$VIRTUAL_ENV`", path));
    variable("UV_PROJECT_ENVIRONMENT")
        .ifPresent(path -> found.put("`$UV_PROJECT_ENVIRONMENT`", folder.resolve(path)));
    found.put("`.venv`", folder.resolve(".venv"));
    found.put("`venv`", folder.resolve("venv"));
    ofPoetry().ifPresent(path -> found.put("Poetry's environment", path));
    return found;
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /**
   * Returns the environment that Poetry keeps for this folder: its name ends with a hash of the
   * folder's path and Python's version ({@code EnvManager.generate_env_name}).
   */
  private Optional<Path> ofPoetry() {
    if (!Files.isRegularFile(folder.resolve("poetry.lock"))) {
      return Optional.empty();
    }
    Path cache =
        variable("POETRY_CACHE_DIR")
            .or(() -> variable("XDG_CACHE_HOME").map(path -> path.resolve("pypoetry")))
            .or(() -> variable("HOME").map(path -> path.resolve(".cache/pypoetry")))
            .orElse(folder);
    try (Stream<Path> all = Files.list(cache.resolve("virtualenvs"))) {
      String hash = "-" + hash() + "-py";
      return all.filter(path -> path.getFileName().toString().contains(hash)).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String hash() throws IOException {
    try {
      byte[] path = folder.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
      return Base64.getUrlEncoder().encodeToString(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Optional<Path> program(Path environment) {
    return Stream.of("bin/python", "bin/python3", "Scripts/python.exe")
        .map(environment::resolve)
        .filter(PythonFinder::isProgram)
        .findFirst();
  }

  private Optional<Path> onPath(String name) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part, name))
        .filter(PythonFinder::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private Failure.Misconfigured missing() {
    return new Failure.Misconfigured(
        Finding.error(Code.PYTHON_MISSING, "there is no Python to run the revisions with.")
            .note(
                "looked for `$VIRTUAL_ENV`, `.venv`, `venv` and `python3` in `%s`"
                    .formatted(folder))
            .help("Set `python` in `interlock.yml` to the Python of the project."));
  }
}
