package dev.interlock.history;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** The version after the last one, written the way the last one is. */
final class NextVersion {

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private NextVersion() {}

  /** The migration with the highest version. */
  static Optional<Migration> last(History history) {
    return history.migrations().stream().max(Comparator.comparing(Migration::id));
  }

  static String of(History history, InstantSource clock) {
    return last(history).map(m -> after(written(m), clock)).orElse("1");
  }

  /** The version as the file name has it, with its zeros and separators. */
  private static String written(Migration migration) {
    String name = migration.path().substring(migration.path().lastIndexOf('/') + 1);
    return FlywayName.parse(name)
        .map(FlywayName::version)
        .orElseGet(() -> migration.version().orElseThrow().toString());
  }

  private static String after(String version, InstantSource clock) {
    return timeIn(version)
        .map(last -> laterThan(last, clock.instant()))
        .orElseGet(() -> incremented(version));
  }

  private static Optional<LocalDateTime> timeIn(String version) {
    try {
      return Optional.of(LocalDateTime.parse(version, SECONDS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String laterThan(LocalDateTime last, Instant now) {
    var time = LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    return SECONDS.format(time.isAfter(last) ? time : last.plusSeconds(1));
  }

  private static String incremented(String version) {
    int start = Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')) + 1;
    String number = version.substring(start);
    String next = new BigInteger(number).add(BigInteger.ONE).toString();
    String padding = "0".repeat(Math.max(0, number.length() - next.length()));
    return version.substring(0, start) + padding + next;
  }
}
