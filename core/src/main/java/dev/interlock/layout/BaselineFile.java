package dev.interlock.layout;

import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.NewMigration;
import dev.interlock.layout.tool.NewMigrationFile;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file of a baseline, which replaces other migrations.
 *
 * @param folded the migrations that it replaces, in apply order
 * @param release the last release that has their own files, if known
 */
public record BaselineFile(
    MigrationTool tool, History history, List<Migration> folded, Optional<String> release) {

  private static final String WORDS = "baseline";

  public BaselineFile {
    folded = List.copyOf(folded);
  }

  /**
   * Returns the file with these statements; empty if no version is free between the migrations
   * replaced and the next remaining one.
   */
  public Optional<NewMigrationFile> with(String sql, InstantSource clock) {
    return version(clock)
        .map(version -> new NewMigration(version, WORDS, head(sql), sql, "", false))
        .flatMap(migration -> tool.files(migration).stream().findFirst());
  }

  private Optional<String> version(InstantSource clock) {
    Version last = folded.getLast().version().orElseThrow();
    Optional<Version> next =
        staying().stream()
            .flatMap(m -> m.version().stream())
            .filter(version -> version.compareTo(last) > 0)
            .min(Comparator.naturalOrder());
    return next.isEmpty()
        ? Optional.of(NextVersion.of(tool, history, clock))
        : NextVersion.between(tool, last, next.get());
  }

  private List<Migration> staying() {
    Set<MigrationId> gone = folded.stream().map(Migration::id).collect(Collectors.toSet());
    return history.migrations().stream().filter(m -> !gone.contains(m.id())).toList();
  }

  private String head(String sql) {
    var head = new StringBuilder();
    head.append(squashes(versions(folded), Optional.empty(), release));
    for (Migration migration : folded) {
      for (Directives.Squash squash : migration.squashes()) {
        head.append(
            squashes(squash.versions(), squash.as().or(migration::version), squash.release()));
      }
    }
    head.append(
        "-- interlock: rollback=unsupported \"it replaces %d migrations\"\n"
            .formatted(folded.size()));
    if (sql.isBlank()) {
      head.append("-- interlock: allow=HIS006 \"nothing is left of what it replaces\"\n");
    }
    return head.append(parents()).append('\n').toString();
  }

  private static String squashes(
      List<Version> versions, Optional<Version> as, Optional<String> release) {
    return "-- interlock: squashes="
        + versions.stream().map(DirectiveWord::of).collect(Collectors.joining(","))
        + as.map(version -> " as=" + DirectiveWord.of(version)).orElse("")
        + release.map(words -> " \"%s\"".formatted(escaped(words))).orElse("")
        + "\n";
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /**
   * Returns the directive for the parents, needed only if the default, the previous version, is a
   * different one.
   */
  private String parents() {
    Version first = folded.getFirst().version().orElseThrow();
    List<Version> byDefault =
        staying().stream()
            .flatMap(m -> m.version().stream())
            .filter(version -> version.compareTo(first) < 0)
            .max(Comparator.naturalOrder())
            .map(List::of)
            .orElse(List.of());
    List<Version> parents = folded.getFirst().parents();
    if (parents.equals(byDefault)) {
      return "";
    }
    String named = parents.stream().map(DirectiveWord::of).collect(Collectors.joining(","));
    return "-- interlock: parents=" + (named.isEmpty() ? "none" : named) + "\n";
  }

  private static List<Version> versions(List<Migration> migrations) {
    return migrations.stream().flatMap(m -> m.version().stream()).toList();
  }
}
