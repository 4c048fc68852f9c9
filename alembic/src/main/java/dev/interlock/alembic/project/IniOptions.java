package dev.interlock.alembic.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the options of {@code alembic.ini}. */
final class IniOptions {

  /** The separators of Alembic's older versions ({@code config.py}). */
  private static final Pattern COMMA_OR_SPACE = Pattern.compile(", *|(?: +)");

  private final IniFile ini;
  private final String section;
  private final String shown;

  private IniOptions(IniFile ini, String section, String shown) {
    this.ini = ini;
    this.section = section;
    this.shown = shown;
  }

  static Options read(IniFile ini, String section, String shown) {
    return new IniOptions(ini, section, shown).options();
  }

  private Options options() {
    int line = ini.line(section, "script_location");
    return new Options(
        ini.value(section, "script_location").filter(text -> !text.isEmpty()),
        ini.value(section, "version_locations").map(this::split).orElse(List.of()),
        ini.value(section, "recursive_version_locations").map(IniOptions::isTrue).orElse(false),
        line == 0 ? Place.file(shown) : Place.line(shown, line));
  }

  /** Alembic's {@code asbool}. */
  private static boolean isTrue(String text) {
    return List.of("true", "yes", "on", "y", "t", "1").contains(text.toLowerCase(Locale.ROOT));
  }

  private List<String> split(String locations) {
    Optional<String> name =
        ini.value(section, "path_separator").isPresent()
            ? Optional.of("path_separator")
            : Optional.of("version_path_separator")
                .filter(old -> ini.value(section, old).isPresent());
    Pattern separator = name.map(this::separator).orElse(COMMA_OR_SPACE);
    return Arrays.stream(separator.split(locations))
        .map(String::strip)
        .filter(location -> !location.isEmpty())
        .toList();
  }

  private Pattern separator(String name) {
    String word = ini.value(section, name).orElse("");
    return switch (word) {
      case "space" -> Pattern.compile(" ");
      case "newline" -> Pattern.compile("\n");
      case "os" -> Pattern.compile(Pattern.quote(File.pathSeparator));
      case ":", ";" -> Pattern.compile(word);
      default ->
          throw new Failure.Misconfigured(
              Finding.error(
                      Code.ALEMBIC_CONFIGURATION, "`%s` cannot be `%s`.".formatted(name, word))
                  .at(Place.line(shown, ini.line(section, name)))
                  .help("Write `os`, `space`, `newline`, `:` or `;`."));
    };
  }
}
