package dev.interlock.cli.command;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.locate.Difference;
import dev.interlock.locate.Location;
import dev.interlock.locate.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a location into words: one line for what is in order, a finding for what is not. */
final class LocationText {

  private static final int SHOWN = 10;

  private LocationText() {}

  /** What is to be said of it, if it is in order. */
  static Optional<String> line(Location location) {
    return switch (location) {
      case Location.AtHead(Position position) ->
          Optional.of("at %s, the head; schema and ledger agree".formatted(position));
      case Location.Behind(Position position, List<Migration> pending) ->
          Optional.of(
              "at %s; schema and ledger agree; %d to apply: %s"
                  .formatted(position, pending.size(), ids(pending)));
      case Location.Ahead ahead when ahead.isCompatible() ->
          Optional.of(
              "newer than the files by %s; all that these files need is there"
                  .formatted(rows(ahead.unknown())));
      case Location.Ahead ahead -> Optional.empty();
      case Location.Unledgered unledgered -> Optional.empty();
      case Location.Contradicted contradicted -> Optional.empty();
      case Location.Diverged diverged -> Optional.empty();
    };
  }

  /** What is to be said of it, if it is not in order. */
  static Optional<Finding> finding(Location location) {
    return switch (location) {
      case Location.AtHead atHead -> Optional.empty();
      case Location.Behind behind -> Optional.empty();
      case Location.Ahead ahead -> ahead.isCompatible() ? Optional.empty() : lacking(ahead);
      case Location.Unledgered(List<Position> candidates) -> Optional.of(unledgered(candidates));
      case Location.Contradicted(Position claimed, List<Position> candidates) ->
          Optional.of(contradicted(claimed, candidates));
      case Location.Diverged diverged -> Optional.of(diverged(diverged));
    };
  }

  private static Optional<Finding> lacking(Location.Ahead ahead) {
    Finding finding =
        Finding.error(
            Code.AHEAD_INCOMPATIBLE,
            "the database is newer than the files by %s, and lacks what these files need."
                .formatted(rows(ahead.unknown())));
    return Optional.of(
        noted(finding, ahead.missing())
            .help("Deploy a release that has those migrations, or take them back first."));
  }

  private static Finding unledgered(List<Position> candidates) {
    return Finding.error(
            Code.UNLEDGERED,
            "the schema is exactly that of %s, and no ledger says so.".formatted(or(candidates)))
        .help(stamp(candidates));
  }

  private static Finding contradicted(Position claimed, List<Position> candidates) {
    return Finding.error(
            Code.CONTRADICTED,
            "the ledger says %s, and the schema is exactly that of %s."
                .formatted(claimed, or(candidates)))
        .help(stamp(candidates));
  }

  /** Where several positions look alike, only a person knows whether the data was changed. */
  private static String stamp(List<Position> candidates) {
    String first = "Run `interlock stamp " + candidates.getFirst() + "`";
    return candidates.size() == 1
        ? first + ", and the ledger says what the schema shows."
        : first
            + " to run what lies between again, or `interlock stamp "
            + candidates.getLast()
            + "` if it has run: a schema does not show it.";
  }

  private static Finding diverged(Location.Diverged diverged) {
    Finding finding =
        Finding.error(
            Code.DIVERGED,
            "the schema is none that the history makes; the nearest is %s, with %s%s."
                .formatted(
                    diverged.nearest(),
                    counted(diverged.differences().size()),
                    diverged.nearest().equals(diverged.claimed())
                        ? ""
                        : ", and the ledger says " + diverged.claimed()));
    return noted(finding, diverged.differences())
        .help(
            "Bring these objects back to what the migrations make, or write a migration for them.");
  }

  private static Finding noted(Finding finding, List<Difference> differences) {
    Finding noted = finding;
    for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
      noted = noted.note(words(difference));
    }
    return differences.size() > SHOWN
        ? noted.note("and %d more".formatted(differences.size() - SHOWN))
        : noted;
  }

  private static String words(Difference difference) {
    String maker = difference.maker().map(id -> " (" + id + ")").orElse("");
    return switch (difference.change()) {
      case dev.interlock.catalog.Change.Created created ->
          "extra: " + created.object().id() + maker;
      case dev.interlock.catalog.Change.Dropped dropped ->
          "missing: " + dropped.object().id() + maker;
      case dev.interlock.catalog.Change.Altered altered ->
          "different: " + altered.toString().replaceFirst("^altered ", "") + maker;
    };
  }

  private static String counted(int differences) {
    return differences == 1 ? "1 difference" : differences + " differences";
  }

  private static String or(List<Position> candidates) {
    return candidates.stream().map(Position::toString).collect(Collectors.joining(" or "));
  }

  private static String ids(List<Migration> migrations) {
    return migrations.stream().map(m -> m.id().toString()).collect(Collectors.joining(", "));
  }

  private static String rows(List<AppliedMigration> rows) {
    return rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(", "));
  }
}
