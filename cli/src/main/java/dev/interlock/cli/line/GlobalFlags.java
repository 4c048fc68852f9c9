package dev.interlock.cli.line;

import dev.interlock.project.configuration.ChoiceType;
import dev.interlock.project.configuration.ConfigurationKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The flags that every command accepts, before or after its name. */
public final class GlobalFlags {

  static final Flag.Value<Path> DIRECTORY =
      new Flag.Value<>("dir", "C", "DIR", "project folder (default: the current one)", Path::of);

  static final Flag.Value<Path> CONFIG =
      new Flag.Value<>("config", "FILE", "configuration (default: interlock.yml)", Path::of);

  static final Flag.Value<String> ENVIRONMENT =
      new Flag.Value<>(
          "env", "NAME", "environment of the configuration (default: INTERLOCK_ENV)", word -> word);

  static final Flag.Switch QUIET = new Flag.Switch("quiet", "q", "print errors and warnings only");
  static final Flag.Switch VERBOSE = new Flag.Switch("verbose", "print each step");
  public static final Flag.Switch NO_COLOR = new Flag.Switch("no-color", "print no colours");

  public static final Flag.Switch HELP = new Flag.Switch("help", "h", "explain the command");

  /** One for each key of the configuration. */
  static final List<Flag.Value<String>> SETTINGS =
      ConfigurationKey.ALL.stream().map(GlobalFlags::setting).toList();

  public static final List<Flag> ALL =
      Stream.of(
              List.of(DIRECTORY, CONFIG, ENVIRONMENT),
              SETTINGS,
              List.of(QUIET, VERBOSE, NO_COLOR, HELP))
          .<Flag>flatMap(List::stream)
          .toList();

  private GlobalFlags() {}

  /** Whether a setting may be repeated, which adds to its list. */
  static boolean isList(Flag.Value<String> setting) {
    return ConfigurationKey.REPORT.flag().equals("--" + setting.name());
  }

  private static Flag.Value<String> setting(ConfigurationKey<?> key) {
    List<String> choices =
        key.type() instanceof ChoiceType<?> choice ? choice.allowed() : List.of();
    String listed = choices.isEmpty() ? "" : ": " + String.join(", ", choices);
    return new Flag.Value<>(
            key.flag().substring("--".length()), "VALUE", key.description() + listed, word -> word)
        .withChoices(choices);
  }
}
