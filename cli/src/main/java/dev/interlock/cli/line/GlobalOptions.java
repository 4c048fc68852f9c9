package dev.interlock.cli.line;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the global flags; empty where the configuration decides.
 *
 * @param directory the project folder, which the other paths are relative to
 * @param environment the environment of the configuration; empty if a variable may choose it
 * @param settings keys of the configuration by their flag, with its dashes
 */
public record GlobalOptions(
    Path directory,
    Optional<Path> config,
    Optional<String> environment,
    Map<String, String> settings,
    Verbosity verbosity,
    boolean color) {

  public GlobalOptions {
    settings = Map.copyOf(settings);
  }

  public static GlobalOptions of(Arguments arguments) {
    return new GlobalOptions(
        arguments.value(GlobalFlags.DIRECTORY).orElse(Path.of("")),
        arguments.value(GlobalFlags.CONFIG),
        arguments.value(GlobalFlags.ENVIRONMENT),
        settings(arguments),
        verbosity(arguments),
        !arguments.has(GlobalFlags.NO_COLOR));
  }

  private static Map<String, String> settings(Arguments arguments) {
    var settings = new LinkedHashMap<String, String>();
    GlobalFlags.SETTINGS.forEach(flag ->
        (GlobalFlags.isList(flag) ? arguments.list(flag) : arguments.value(flag))
            .ifPresent(word -> settings.put("--" + flag.name(), word)));
    return settings;
  }

  private static Verbosity verbosity(Arguments arguments) {
    boolean quiet = arguments.has(GlobalFlags.QUIET);
    boolean verbose = arguments.has(GlobalFlags.VERBOSE);
    if (quiet && verbose) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`--quiet` and `--verbose` contradict each other.")
              .help("Keep one of them."));
    }
    return quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }
}
