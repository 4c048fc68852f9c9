package dev.interlock.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in time of the command line. Without a zone it is in UTC, as the output is. */
final class PointInTime {

  private static final Pattern BACK = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

  private PointInTime() {}

  /** Parses {@code 2h} before now, a date, or a date and time of ISO 8601. */
  static Instant parse(String word) {
    return parse(word, Instant.now());
  }

  static Instant parse(String word, Instant now) {
    Matcher back = BACK.matcher(word);
    if (back.matches()) {
      return now.minus(duration(Long.parseLong(back.group(1)), back.group(2)));
    }
    String text = word.replace(' ', 'T');
    try {
      return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
          text.contains("T") ? text : text + "T00:00", OffsetDateTime::from, LocalDateTime::from)) {
        case OffsetDateTime zoned -> zoned.toInstant();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
        default -> throw new IllegalStateException(text);
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "is neither a duration such as `2h` or `3d` nor a time such as `%s` or `%s`"
              .formatted("2026-01-05T14:02Z", LocalDate.of(2026, 1, 5)),
          e);
    }
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
