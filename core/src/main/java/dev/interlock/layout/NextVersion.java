package dev.interlock.layout;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.VersionStyle;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Computes the version after the last one, in the same format. */
final class NextVersion {

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
  private static final DateTimeFormatter HYPHENS = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");

  /** The format of current versions of Diesel. */
  private static final DateTimeFormatter PADDED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss'-0000'");

  /** The formats of versions that are times. */
  private static final List<DateTimeFormatter> FORMS = List.of(SECONDS, MILLIS, HYPHENS, PADDED);

  private static final String COUNTED = "(?s)(.*[-._])?[0-9]+";

  private NextVersion() {}

  /** Returns the migration with the highest version. */
  static Optional<Migration> last(History history) {
    return history.migrations().stream().max(Comparator.comparing(Migration::id));
  }

  static String of(MigrationTool tool, History history, InstantSource clock) {
    return last(history)
        .flatMap(Migration::version)
        .map(version -> after(version, tool, clock))
        .orElseGet(() -> tool.firstVersion().first(clock.instant()));
  }

  private static String after(Version last, MigrationTool tool, InstantSource clock) {
    String number = last.isNamed() ? last.written().replaceFirst("_.*", "") : last.written();
    String first = tool.firstVersion().first(clock.instant());
    if (!number.matches(COUNTED)) {
      return first;
    }
    String next =
        FORMS.stream()
            .flatMap(form -> timeIn(number, form).map(t -> laterThan(t, form, clock)).stream())
            .findFirst()
            .orElseGet(() -> incremented(number));
    boolean isBelow = last.isNamed() && Version.named(next.replace("-", "")).compareTo(last) <= 0;
    return isBelow ? first : next;
  }

  /** Returns a version between two others, in the tool's format; empty if none is free. */
  static Optional<String> between(MigrationTool tool, Version last, Version next) {
    String written = last.isNamed() ? last.written().replaceFirst("_.*", "") : last.written();
    List<String> candidates =
        tool.firstVersion() == VersionStyle.DOTTED
            ? List.of(written + ".1", written + ".0.1")
            : List.of(incremented(written));
    return candidates.stream().filter(text -> isBetween(text, last, next)).findFirst();
  }

  private static boolean isBetween(String text, Version last, Version next) {
    Version version = last.isNamed() ? Version.named(text.replace("-", "")) : Version.parse(text);
    return version.compareTo(last) > 0 && version.compareTo(next) < 0;
  }

  private static Optional<LocalDateTime> timeIn(String version, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(version, form));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String laterThan(LocalDateTime last, DateTimeFormatter form, InstantSource clock) {
    var unit = form.equals(MILLIS) ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
    var time = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(unit);
    return form.format(time.isAfter(last) ? time : last.plus(1, unit));
  }

  /** Increments the number after the last hyphen, dot or underscore and keeps its leading zeros. */
  private static String incremented(String version) {
    int start =
        Math.max(
                version.lastIndexOf('-'),
                Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')))
            + 1;
    String number = version.substring(start);
    String next = new BigInteger(number).add(BigInteger.ONE).toString();
    String padding = "0".repeat(Math.max(0, number.length() - next.length()));
    return version.substring(0, start) + padding + next;
  }
}
