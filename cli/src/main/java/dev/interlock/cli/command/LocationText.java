package dev.interlock.cli.command;

import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.drift.Position;
import java.util.Optional;

/** Describes a location without error in one line. */
final class LocationText {

  private LocationText() {}

  /** Returns the line, unless the location is an error. */
  static Optional<String> line(Location location) {
    return switch (location) {
      case Location.AtHead(Position position) ->
          Optional.of("at %s, the head; schema and ledger agree".formatted(position));
      case Location.Behind behind -> Optional.of(behind(behind));
      case Location.Ahead ahead when ahead.isCompatible() ->
          Optional.of(
              "newer than the files by %s; it has everything that these files need"
                  .formatted(LocationFindings.rows(ahead.unknown())));
      case Location.Ahead ahead -> Optional.empty();
      case Location.Unledgered unledgered -> Optional.empty();
      case Location.Contradicted contradicted -> Optional.empty();
      case Location.Diverged diverged -> Optional.empty();
    };
  }

  private static String behind(Location.Behind behind) {
    var text = new StringBuilder("at %s".formatted(behind.position()));
    if (behind.pending().isEmpty()) {
      text.append(", the head");
    }
    text.append("; schema and ledger agree");
    if (!behind.pending().isEmpty()) {
      text.append(
          "; %d to apply: %s".formatted(behind.pending().size(), Ids.listed(behind.pending())));
    }
    if (!behind.squashed().isEmpty()) {
      String verb = behind.squashed().size() == 1 ? "counts" : "count";
      text.append("; %s %s as applied".formatted(Ids.listed(behind.squashed()), verb));
    }
    return text.toString();
  }
}
