package dev.interlock.history.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Printable;
import java.util.Locale;
import java.util.Optional;

/** Why a file is no migration although it looks like one. */
sealed interface Misnamed {

  /**
   * Its name is almost right.
   *
   * @param corrected the right spelling, where it can be told
   */
  record Almost(Optional<String> corrected) implements Misnamed {}

  /** It is SQL and has another name. */
  record Unrelated() implements Misnamed {}

  /** The tool looks in the folder itself only. */
  record TooDeep() implements Misnamed {}

  /** Its folder is called what no version can be called. */
  record BadFolder(String folder) implements Misnamed {}

  /** It is a migration written in a programming language. */
  record Program() implements Misnamed {}

  /** Whether a name is that of an SQL file, or of a copy of one. */
  static boolean isSql(String name) {
    return name.toLowerCase(Locale.ROOT).contains(".sql");
  }

  /** What a layout says in which names begin with a number and only the folder itself counts. */
  static Optional<Misnamed> numbered(FileTree.Entry.Regular file) {
    if (!isSql(file.name())) {
      return Optional.empty();
    }
    if (file.depth() > 0) {
      return Optional.of(new TooDeep());
    }
    boolean numbered = file.name().strip().matches("(?is)[0-9].*\\.sql\\s*");
    return Optional.of(numbered ? new Almost(Optional.empty()) : new Unrelated());
  }

  default Finding finding(String name, String shown, String rule) {
    String printable = Printable.of(name);
    var place = Place.file(shown);
    return switch (this) {
      case Almost(var corrected) ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "`" + printable + "` is not a migration's name and would not run.")
              .at(place)
              .note(rule)
              .help(
                  corrected
                      .map(better -> "Rename it to `" + better + "`.")
                      .orElse("Rename it, or move it out of the folder."));
      case Unrelated() ->
          Finding.warning(
                  Code.BAD_FILE_NAME,
                  "`" + printable + "` is not named like a migration and does not run.")
              .at(place)
              .note(rule)
              .help("Rename it if it is a migration, or move it out of the folder.");
      case TooDeep() ->
          Finding.warning(
                  Code.BAD_FILE_NAME,
                  "`" + printable + "` is in a folder below the migrations and does not run.")
              .at(place)
              .note(rule)
              .help("Move it up if it is a migration, or out of the folder.");
      case BadFolder(String folder) ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "`%s` cannot be a version, and `%s` in it would not run."
                      .formatted(Printable.of(folder), printable))
              .at(place)
              .note(rule)
              .help("Rename the folder, or move it away.");
      case Program() ->
          Finding.error(
                  Code.PROGRAM_MIGRATION,
                  "`" + printable + "` is a migration written in Go, which only its tool can run.")
              .at(place)
              .help("Write it in SQL, or leave this folder to its tool.");
    };
  }
}
