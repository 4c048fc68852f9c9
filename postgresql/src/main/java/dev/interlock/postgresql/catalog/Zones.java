package dev.interlock.postgresql.catalog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time zone in which a session may have read a time.
 *
 * @param rules from the same database as PostgreSQL's
 */
record Zones(ZoneRules rules) {

  /** Returns all known zones, beginning with the named one unless Java does not know it. */
  static Stream<Zones> startingWith(String name) {
    return Stream.concat(
            named(name).stream(), ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of))
        .map(zone -> new Zones(zone.getRules()));
  }

  private static Optional<ZoneId> named(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a clock of this zone may show this time at an instant. A time that a clock skips or
   * shows twice is read by the offset before or after (PostgreSQL manual, B.2).
   *
   * @param instant the instant in UTC
   */
  boolean reads(LocalDateTime clock, LocalDateTime instant) {
    ZoneOffsetTransition change = rules.getTransition(clock);
    return change == null
        ? isAt(clock, rules.getOffset(clock), instant)
        : isAt(clock, change.getOffsetBefore(), instant)
            || isAt(clock, change.getOffsetAfter(), instant);
  }

  private static boolean isAt(LocalDateTime clock, ZoneOffset offset, LocalDateTime instant) {
    return clock.minusSeconds(offset.getTotalSeconds()).equals(instant);
  }
}
