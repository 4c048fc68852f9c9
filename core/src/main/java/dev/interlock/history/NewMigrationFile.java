package dev.interlock.history;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A migration file that is yet to be written.
 *
 * @param name of the file, without its folder
 * @param content what it says at first; without statements, so that it is refused until filled in
 */
public record NewMigrationFile(String name, String content) {

  /** Well below the 255 bytes that file systems allow, also where a letter takes four. */
  private static final int LONGEST_WORDS = 50;

  /**
   * The next migration of a history, and its undo script if wanted.
   *
   * @param words what it does; anything but letters and digits becomes an underscore
   * @param clock for histories whose versions are times, in UTC
   * @throws IllegalArgumentException if the words have no letter or digit
   */
  public static List<NewMigrationFile> next(
      History history, String words, boolean withUndo, InstantSource clock) {
    String version = NextVersion.of(history, clock);
    String tail = version + "__" + underscored(words) + ".sql";
    var files = new ArrayList<NewMigrationFile>();
    files.add(new NewMigrationFile("V" + tail, parents(history) + comment(words)));
    if (withUndo) {
      files.add(new NewMigrationFile("U" + tail, comment("undo: " + words)));
    }
    return List.copyOf(files);
  }

  /** The migration that joins all heads, or empty if there is only one. */
  public static Optional<NewMigrationFile> merge(History history, InstantSource clock) {
    if (history.heads().size() < 2) {
      return Optional.empty();
    }
    String version = NextVersion.of(history, clock);
    String heads = history.heads().stream().map(v -> "V" + v).collect(Collectors.joining("_"));
    String name = "V" + version + "__merge_" + underscored(heads) + ".sql";
    return Optional.of(new NewMigrationFile(name, directive(history.heads())));
  }

  private static String underscored(String words) {
    String plain = words.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      throw new IllegalArgumentException(
          "`" + Printable.of(words) + "` has no letter or digit to name a file by.");
    }
    boolean isLong = plain.codePointCount(0, plain.length()) > LONGEST_WORDS;
    return isLong ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_WORDS)) : plain;
  }

  private static String comment(String words) {
    return "-- " + Printable.of(words.strip()) + "\n\n";
  }

  /** Named only where the version before it, the default, is not the head. */
  private static String parents(History history) {
    var last = NextVersion.last(history).flatMap(Migration::version);
    boolean isDefault = last.map(v -> history.heads().contains(v)).orElse(true);
    return isDefault || history.heads().size() != 1 ? "" : directive(history.heads());
  }

  private static String directive(List<Version> parents) {
    String named = parents.stream().map(v -> "V" + v).collect(Collectors.joining(","));
    return "-- interlock: parents=" + named + "\n";
  }
}
