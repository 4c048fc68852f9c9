package dev.interlock.alembic.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ini file as Python's {@code ConfigParser} reads it (docs.python.org, configparser): sections,
 * values over several lines, comments in lines of their own, {@code %(name)s} in values.
 */
final class IniFile {

  private static final String DEFAULTS = "DEFAULT";
  private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
  private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)");
  private static final Pattern REFERENCE = Pattern.compile("%(?:\\(([^)]*)\\)s|(.?))");
  private static final int NESTED = 10;

  private final String file;
  private final String here;
  private final Map<String, Map<String, Value>> sections = new HashMap<>();
  private Map<String, Value> current = Map.of();
  private Optional<Value> last = Optional.empty();
  private int lastIndent;

  private IniFile(String file, String here) {
    this.file = file;
    this.here = here;
  }

  /** One value with the number of its first line. */
  private static final class Value {
    private final StringBuilder text;
    private final int line;

    Value(String text, int line) {
      this.text = new StringBuilder(text);
      this.line = line;
    }
  }

  /**
   * Reads an ini file.
   *
   * @param file the path as the user would write it
   * @param here the folder that {@code %(here)s} means
   * @throws Failure.Misconfigured at the first line that is not an ini file's
   */
  static IniFile read(String file, String text, String here) {
    var ini = new IniFile(file, here);
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      ini.line(line, ++number);
    }
    return ini;
  }

  private void line(String line, int number) {
    String words = line.strip();
    if (words.startsWith("#") || words.startsWith(";")) {
      return;
    }
    int indent = words.isEmpty() ? 0 : line.indexOf(words.charAt(0));
    if (words.isEmpty()) {
      last.ifPresent(value -> value.text.append('\n'));
    } else if (last.isPresent() && indent > lastIndent) {
      last.get().text.append('\n').append(words);
    } else {
      header(words, number, indent);
    }
  }

  private void header(String words, int number, int indent) {
    var section = SECTION.matcher(words);
    var option = OPTION.matcher(words);
    if (section.matches()) {
      current = sections.computeIfAbsent(section.group(1), name -> new HashMap<>());
      last = Optional.empty();
    } else if (option.matches() && !sections.isEmpty()) {
      var value = new Value(option.group(2), number);
      current.put(option.group(1).toLowerCase(Locale.ROOT), value);
      last = Optional.of(value);
      lastIndent = indent;
    } else {
      throw problem("`%s` is not an ini file.".formatted(file), number, "Correct the line.");
    }
  }

  boolean hasSection(String name) {
    return sections.containsKey(name);
  }

  /** Returns the number of the line on which a value begins; 0 if it is not there. */
  int line(String section, String name) {
    return written(section, name).map(value -> value.line).orElse(0);
  }

  /**
   * Returns a value with its references resolved; empty if it is not there.
   *
   * @throws Failure.Misconfigured if it refers to a value that is not in the file
   */
  Optional<String> value(String section, String name) {
    return written(section, name)
        .map(value -> resolved(section, value.text.toString().strip(), value.line, 0));
  }

  private Optional<Value> written(String section, String name) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(name))
        .or(() -> Optional.ofNullable(sections.getOrDefault(DEFAULTS, Map.of()).get(name)));
  }

  private String resolved(String section, String text, int line, int depth) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          if (name == null && "%".equals(match.group(2))) {
            return "%";
          }
          return Matcher.quoteReplacement(
              name == null
                  ? unresolved(match.group(), line)
                  : referred(section, name, line, depth));
        });
  }

  private String referred(String section, String name, int line, int depth) {
    if (name.equals("here")) {
      return here;
    }
    return written(section, name.toLowerCase(Locale.ROOT))
        .filter(value -> depth < NESTED)
        .map(value -> resolved(section, value.text.toString().strip(), line, depth + 1))
        .orElseGet(() -> unresolved("%(" + name + ")s", line));
  }

  private String unresolved(String reference, int line) {
    throw problem(
        "`%s` in `%s` refers to a value that the file does not have.".formatted(reference, file),
        line,
        "Write the value itself, or `%%` for a percent sign.");
  }

  private Failure.Misconfigured problem(String message, int line, String help) {
    return new Failure.Misconfigured(
        Finding.error(Code.ALEMBIC_CONFIGURATION, message).at(Place.line(file, line)).help(help));
  }
}
