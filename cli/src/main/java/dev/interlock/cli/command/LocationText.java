package dev.interlock.cli.command;

import dev.interlock.history.Migration;
import dev.interlock.locate.Location;
import dev.interlock.locate.LocationFindings;
import dev.interlock.locate.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a location that is in order into one line. */
final class LocationText {

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
                  .formatted(LocationFindings.rows(ahead.unknown())));
      case Location.Ahead ahead -> Optional.empty();
      case Location.Unledgered unledgered -> Optional.empty();
      case Location.Contradicted contradicted -> Optional.empty();
      case Location.Diverged diverged -> Optional.empty();
    };
  }

  private static String ids(List<Migration> migrations) {
    return migrations.stream().map(m -> m.id().toString()).collect(Collectors.joining(", "));
  }
}
