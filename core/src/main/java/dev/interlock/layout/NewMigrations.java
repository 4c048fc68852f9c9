package dev.interlock.layout;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Printable;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.NewMigration;
import dev.interlock.layout.tool.NewMigrationFile;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes new migrations that continue a history. */
public final class NewMigrations {

  /** Well below the 255 bytes that file systems allow, even with four bytes a letter. */
  private static final int LONGEST_WORDS = 50;

  private NewMigrations() {}

  /**
   * Returns the next migration of a history, and its undo script if wanted; a file shared by both
   * has a section for it.
   *
   * @param words its description; characters other than letters and digits become underscores
   * @param clock the clock for versions that are times, in UTC
   * @throws IllegalArgumentException if the words have no letter or digit
   */
  public static List<NewMigrationFile> next(
      MigrationTool tool, History history, String words, boolean withUndo, InstantSource clock) {
    var migration =
        new NewMigration(
            NextVersion.of(tool, history, clock),
            underscored(words),
            parents(history) + comment(words),
            comment("undo: " + words),
            withUndo);
    return tool.files(migration);
  }

  /** Returns the migration that joins all heads; empty if there is only one. */
  public static Optional<NewMigrationFile> merge(
      MigrationTool tool, History history, InstantSource clock) {
    if (history.heads().size() < 2) {
      return Optional.empty();
    }
    String heads = history.heads().stream().map(NewMigrations::id).collect(Collectors.joining("_"));
    var migration =
        new NewMigration(
            NextVersion.of(tool, history, clock),
            "merge_" + underscored(heads),
            directive(history.heads()),
            "",
            false);
    return tool.files(migration).stream().findFirst();
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

  private static String id(Version version) {
    return MigrationId.of(version).toString();
  }

  private static String comment(String words) {
    return "-- " + Printable.of(words.strip()) + "\n\n";
  }

  /**
   * Returns the directive for the parents, needed only if the default, the previous version, is not
   * the head.
   */
  private static String parents(History history) {
    var last = NextVersion.last(history).flatMap(Migration::version);
    boolean isDefault = last.map(v -> history.heads().contains(v)).orElse(true);
    return isDefault || history.heads().size() != 1 ? "" : directive(history.heads());
  }

  private static String directive(List<Version> parents) {
    String named = parents.stream().map(NewMigrations::id).collect(Collectors.joining(","));
    return "-- interlock: parents=" + named + "\n";
  }
}
