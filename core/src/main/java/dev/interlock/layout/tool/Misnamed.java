package dev.interlock.layout.tool;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Printable;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** The reason why a file is not a migration although it looks like one. */
public sealed interface Misnamed {

  /**
   * Its name is almost right.
   *
   * @param corrected the correct spelling, if it can be derived
   */
  record Almost(Optional<String> corrected) implements Misnamed {}

  /** It is SQL and has another name. */
  record Unrelated() implements Misnamed {}

  /** It is in a subfolder, which the tool does not read. */
  record TooDeep() implements Misnamed {}

  /**
   * Its version is greater than the tool's limit.
   *
   * @param greatest the greatest version that the tool can read
   */
  record TooGreat(BigInteger greatest) implements Misnamed {}

  /** The name of its folder is not a valid version. */
  record BadFolder(String folder) implements Misnamed {}

  /**
   * It is a migration written in a programming language.
   *
   * @param language the language's name as its makers spell it
   */
  record Program(String language) implements Misnamed {}

  /** It is a folder that is named like a file. */
  record Folder() implements Misnamed {}

  /**
   * It is the folder of a migration without the script.
   *
   * @param script the missing file
   */
  record WithoutScript(String script) implements Misnamed {}

  /**
   * Its tool does not run it as a migration.
   *
   * @param kind such as {@code callback}
   */
  record OtherKind(String kind) implements Misnamed {}

  /** Whether a name belongs to an SQL file, or to a copy of one. */
  static boolean isSql(String name) {
    return name.toLowerCase(Locale.ROOT).contains(".sql");
  }

  /** Returns the reason in a layout with numbered names, directly in the folder. */
  static Optional<Misnamed> numbered(FoundFile file, BigInteger greatest) {
    Optional<Misnamed> program = Languages.program(file, "[0-9]+[_-].*");
    if (program.isPresent()) {
      return program;
    }
    if (NumberedName.number(file).filter(number -> number.compareTo(greatest) > 0).isPresent()) {
      return Optional.of(new TooGreat(greatest));
    }
    return numbered(file);
  }

  /** Returns the reason in such a layout without a limit for numbers. */
  static Optional<Misnamed> ofAnyNumber(FoundFile file) {
    return Languages.program(file, "[0-9]+[_-].*").or(() -> numbered(file));
  }

  private static Optional<Misnamed> numbered(FoundFile file) {
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
      case TooGreat(var greatest) ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "`%s` has a version greater than %s, the greatest that its tool can read."
                      .formatted(printable, greatest))
              .at(place)
              .help("Rename it to a smaller version.");
      case BadFolder(String folder) ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "`%s` cannot be a version, and `%s` in it would not run."
                      .formatted(Printable.of(folder), printable))
              .at(place)
              .note(rule)
              .help("Rename the folder, or move it away.");
      case Program(var language) ->
          Finding.error(
                  Code.PROGRAM_MIGRATION,
                  "`%s` is a migration written in %s, which only its tool can run."
                      .formatted(printable, language))
              .at(place)
              .help("Write it in SQL, or leave this folder to its tool.");
      case Folder() ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "`" + printable + "` is a folder, and no script of that name would run.")
              .at(place)
              .note(rule)
              .help("Rename the folder, or put the script in its place.");
      case WithoutScript(String script) ->
          Finding.error(
                  Code.BAD_FILE_NAME,
                  "the folder `%s` has no `%s`, so nothing of it would run."
                      .formatted(printable, script))
              .at(place)
              .note(rule)
              .help("Write `%s` in SQL, or move the folder away.".formatted(script));
      case OtherKind(var kind) ->
          Finding.error(
                  Code.PROGRAM_MIGRATION,
                  "`%s` is a %s, which only its tool can run.".formatted(printable, kind))
              .at(place)
              .help("Make it a migration, or move it out of the folder.");
    };
  }
}
