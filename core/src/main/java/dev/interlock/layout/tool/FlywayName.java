package dev.interlock.layout.tool;

import dev.interlock.history.MigrationId;
import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * A file name in Flyway's form: {@code V<version>__<words>.sql}, {@code U<version>__<words>.sql} or
 * {@code R__<words>.sql}.
 *
 * @param version as written, such as {@code 001}; empty for a repeatable
 * @param words the text between the two underscores and the extension
 */
record FlywayName(Kind kind, String version, String words) {

  static final String RULE =
      "Migrations are named `V<version>__<words>.sql`, `U<version>__<words>.sql` or `R__<words>.sql`.";

  private static final String ENDING = ".sql";
  private static final String SEPARATOR = "__";

  /** The kind of a file, by its first letter. */
  enum Kind {
    VERSIONED('V'),
    UNDO('U'),
    REPEATABLE('R');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Optional<Kind> of(char letter) {
      return switch (letter) {
        case 'V' -> Optional.of(VERSIONED);
        case 'U' -> Optional.of(UNDO);
        case 'R' -> Optional.of(REPEATABLE);
        default -> Optional.empty();
      };
    }
  }

  /** Parses a file name; empty if it is not a migration's. */
  static Optional<FlywayName> parse(String fileName) {
    int separator = fileName.indexOf(SEPARATOR);
    if (separator < 1 || !fileName.endsWith(ENDING) || !Printable.isPrintable(fileName)) {
      return Optional.empty();
    }
    String version = fileName.substring(1, separator);
    int words = separator + SEPARATOR.length();
    int ending = Math.max(words, fileName.length() - ENDING.length());
    return Kind.of(fileName.charAt(0))
        .map(kind -> new FlywayName(kind, version, fileName.substring(words, ending)))
        .filter(FlywayName::isComplete);
  }

  private boolean isComplete() {
    boolean rightVersion =
        kind == Kind.REPEATABLE
            ? version.isEmpty()
            : startsWithDigit(version) && Version.isVersion(version);
    boolean rightWords = words.strip().equals(words) && hasLetterOrDigit(words);
    return rightVersion && rightWords;
  }

  private static boolean hasLetterOrDigit(String words) {
    int at = 0;
    while (at < words.length() && !Character.isLetterOrDigit(words.codePointAt(at))) {
      at++;
    }
    return at < words.length();
  }

  /**
   * Whether a version begins with a digit: {@code V1} is a version elsewhere, but {@code VV1} is
   * not a file's.
   */
  private static boolean startsWithDigit(String version) {
    return !version.isEmpty() && Character.isDigit(version.charAt(0));
  }

  /** Returns the words separated by spaces. */
  String description() {
    return words.replace('_', ' ').strip();
  }

  MigrationId id() {
    return kind == Kind.REPEATABLE
        ? new MigrationId.Repeatable(words)
        : MigrationId.of(Version.parse(version));
  }

  @Override
  public String toString() {
    return kind.letter + version + SEPARATOR + words + ENDING;
  }

  /**
   * Whether a name that {@link #parse} refuses was probably meant to be a migration's: the right
   * letter, in either case, followed by a digit or an underscore, and {@code .sql} at the end.
   */
  static boolean isAlmost(String fileName) {
    String name = fileName.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(ENDING) && name.matches("(?s)[vur][\\s_.-]*[0-9_].*");
  }

  /** Returns the probable correct spelling of an almost right name, if there is one. */
  static Optional<String> corrected(String fileName) {
    String name = Printable.isPrintable(fileName) ? fileName.strip() : "";
    if (name.length() <= ENDING.length()) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - ENDING.length());
    String upper = Character.toUpperCase(stem.charAt(0)) + stem.substring(1).strip();
    String joined =
        upper.replaceFirst("^([VU])[\\s_.-]*([0-9]+(?:[._][0-9]+)*)[\\s_-]+(?=\\S)", "$1$2__");
    String repeatable = joined.replaceFirst("^R[\\s_-]+(?=\\S)", "R__");
    return parse(repeatable.stripTrailing() + ENDING).map(FlywayName::toString);
  }
}
