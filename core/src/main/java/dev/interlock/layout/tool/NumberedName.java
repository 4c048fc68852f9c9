package dev.interlock.layout.tool;

import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file name such as {@code 1_words.sql}, {@code 1_words.up.sql} or {@code 1_words.down.sql}.
 *
 * @param number as written, with its zeros
 * @param words the text between the first underscore and the extension
 */
record NumberedName(String number, String words, Ending ending) {

  private static final Pattern NAME =
      Pattern.compile("([0-9]+)_(.*?)(\\.up\\.sql|\\.down\\.sql|\\.sql)");
  private static final Pattern NUMBERED = Pattern.compile("[0-9]+.*\\.sql");
  private static final Pattern PAIR = Pattern.compile("[0-9]+_.*\\.(up|down)\\.sql");

  /** The extension of a name. */
  enum Ending {
    UP,
    DOWN,
    NEITHER
  }

  /**
   * Parses a file name.
   *
   * @param greatest the greatest number that the tool can read
   */
  static Optional<NumberedName> parse(FoundFile file, BigInteger greatest) {
    var match = NAME.matcher(file.name());
    if (file.depth() > 0 || !match.matches() || !Printable.isPrintable(file.name())) {
      return Optional.empty();
    }
    var ending =
        switch (match.group(3)) {
          case ".up.sql" -> Ending.UP;
          case ".down.sql" -> Ending.DOWN;
          default -> Ending.NEITHER;
        };
    return new BigInteger(match.group(1)).compareTo(greatest) > 0
        ? Optional.empty()
        : Optional.of(new NumberedName(match.group(1), match.group(2), ending));
  }

  /** Returns the evidence for each of the tools that name files so without being alone in it. */
  static Sign sign(FoundFile file) {
    String name = file.name();
    return file.depth() == 0 && NUMBERED.matcher(name).matches() && !isOfPair(name)
        ? Sign.SHARED
        : Sign.NONE;
  }

  /** Describes the undo script of a pair's up script; empty for any other file. */
  static Optional<String> undoOf(String path) {
    return path.endsWith(".up.sql")
        ? Optional.of("`" + path.replaceFirst("\\.up\\.sql$", ".down.sql") + "`")
        : Optional.empty();
  }

  static boolean isOfPair(String name) {
    return PAIR.matcher(name).matches();
  }

  /** Returns the number of a name, without a limit. */
  static Optional<BigInteger> number(FoundFile file) {
    var match = NAME.matcher(file.name());
    return file.depth() == 0 && match.matches()
        ? Optional.of(new BigInteger(match.group(1)))
        : Optional.empty();
  }

  /** Returns the identity of the file in this role. */
  FileIdentity identity(FileIdentity.Role role) {
    return FileIdentity.of(Version.parse(number), words, role);
  }
}
