package dev.interlock.drift;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.ShellWord;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about a location that needs a correction. */
public final class LocationFindings {

  private static final int SHOWN = 10;

  private LocationFindings() {}

  /**
   * Returns the finding; empty if schema and ledger agree, or if a newer database has everything
   * that the files need.
   */
  public static Optional<Finding> of(Location location) {
    return switch (location) {
      case Location.AtHead atHead -> Optional.empty();
      case Location.Behind behind -> Optional.empty();
      case Location.Ahead ahead ->
          ahead.isCompatible() ? Optional.empty() : Optional.of(lacking(ahead));
      case Location.Unledgered(List<Position> candidates) -> Optional.of(unledgered(candidates));
      case Location.Contradicted(Position claimed, List<Position> candidates) ->
          Optional.of(contradicted(claimed, candidates));
      case Location.Diverged diverged -> Optional.of(diverged(diverged));
    };
  }

  private static Finding lacking(Location.Ahead ahead) {
    String why =
        ahead.missing().isEmpty()
            ? "refuses writes of their release"
            : "lacks objects that they need";
    Finding finding =
        Finding.error(
            Code.AHEAD_INCOMPATIBLE,
            "the database is newer than the files by %s, and %s."
                .formatted(rows(ahead.unknown()), why));
    for (Loss loss : ahead.refusing()) {
      finding = finding.note(loss.toString());
    }
    return noted(finding, ahead.missing())
        .help("Deploy a release that has those migrations, or undo them first.");
  }

  private static Finding unledgered(List<Position> candidates) {
    return Finding.error(
            Code.UNLEDGERED,
            "the schema is exactly that of %s, but no ledger records it.".formatted(or(candidates)))
        .help(repair(candidates));
  }

  private static Finding contradicted(Position claimed, List<Position> candidates) {
    return Finding.error(
            Code.CONTRADICTED,
            "the ledger records %s, but the schema is exactly that of %s."
                .formatted(claimed, or(candidates)))
        .help(repair(candidates));
  }

  /**
   * Returns the advice. If several positions have the same schema, only a person can decide whether
   * the rows were changed.
   */
  private static String repair(List<Position> candidates) {
    return candidates.size() == 1
        ? "Run `interlock repair` to record what the schema shows."
        : "Run `interlock repair %s` if the migrations between them have to run, or `interlock repair %s` if they have run: a schema does not show it."
            .formatted(word(candidates.getFirst()), word(candidates.getLast()));
  }

  private static String word(Position position) {
    return ShellWord.of(position.toString());
  }

  private static Finding diverged(Location.Diverged diverged) {
    if (diverged.differences().stream().allMatch(LocationFindings::isOfNoMigration)) {
      return noted(more(diverged), diverged.differences())
          .help(
              "Write a migration for the objects that are meant to stay, drop the others, or exclude them with `drift: ignore:`.");
    }
    Finding finding =
        Finding.error(
            Code.DIVERGED,
            "the schema matches no version of the history; the closest is %s (%s%s)."
                .formatted(
                    diverged.nearest(), counted(diverged.differences().size()), claim(diverged)));
    return noted(finding, diverged.differences())
        .help(
            "Run `interlock sync --plan` to see what would bring it to the head, or change these objects back to what the migrations make.");
  }

  private static Finding more(Location.Diverged diverged) {
    int objects = diverged.differences().size();
    return Finding.error(
        Code.DIVERGED,
        "the schema is that of %s with %s that no migration makes%s."
            .formatted(
                diverged.nearest(),
                objects == 1 ? "1 object" : objects + " objects",
                claim(diverged)));
  }

  private static String claim(Location.Diverged diverged) {
    return diverged.nearest().equals(diverged.claimed())
        ? ""
        : "; the ledger records " + diverged.claimed();
  }

  private static boolean isOfNoMigration(Difference difference) {
    return difference.change() instanceof Change.Created && difference.maker().isEmpty();
  }

  /** Returns the finding with the first differences, one a line. */
  public static Finding noted(Finding finding, List<Difference> differences) {
    return finding.notes(differences.stream().map(LocationFindings::words).toList(), SHOWN);
  }

  /** Returns a text such as {@code missing: column task.due (V3)}. */
  public static String words(Difference difference) {
    String maker = difference.maker().map(id -> " (" + id + ")").orElse("");
    return switch (difference.change()) {
      case Change.Created created -> "extra: " + created.object().id() + maker;
      case Change.Dropped dropped -> "missing: " + dropped.object().id() + maker;
      case Change.Altered altered ->
          "different: " + altered.toString().replaceFirst("^altered ", "") + maker;
    };
  }

  private static String counted(int differences) {
    return differences == 1 ? "1 difference" : differences + " differences";
  }

  private static String or(List<Position> candidates) {
    return candidates.stream().map(Position::toString).collect(Collectors.joining(" or "));
  }

  /** Returns the ids of ledger rows, joined by commas. */
  public static String rows(List<AppliedMigration> rows) {
    return rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(", "));
  }
}
