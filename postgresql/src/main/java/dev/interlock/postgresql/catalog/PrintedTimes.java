package dev.interlock.postgresql.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates, times and intervals in a definition that was printed under {@link ReadSettings}: ISO
 * dates, UTC, intervals in the style {@code postgres}.
 */
final class PrintedTimes {

  private static final String DATE = "(?<date>\\d{4,6}-\\d{2}-\\d{2})";
  private static final String TIME = "(?<time>\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?)";
  private static final String OFFSET = "(?<offset>[+-]\\d{2}(?::\\d{2}){0,2})";

  /** A literal. A time without a date has an offset exactly if its type has a time zone. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "'(?<interval>[^']*)'::interval|\\b(?:%s(?: %s%s?)?|%s)"
              .formatted(
                  DATE,
                  TIME,
                  OFFSET,
                  "(?<alone>\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?)[+-]\\d{2}(?::\\d{2}){0,2}"));

  private PrintedTimes() {}

  /**
   * One literal.
   *
   * @param start the position of its first character in the definition
   * @param date empty for an interval and for a time without a date
   * @param time empty for an interval and for a date without a time
   * @param isInstant whether date and time are in UTC
   */
  record Literal(
      String text, int start, Optional<LocalDate> date, Optional<String> time, boolean isInstant) {

    /**
     * Whether another session's settings may have turned the same source text into the other
     * literal.
     *
     * @param reordered whether the other session reads day, month and year in another order
     * @param signsOnce whether the other session applies one sign to all parts of an interval
     */
    boolean mayBe(Literal other, Zones zone, boolean reordered, boolean signsOnce) {
      if (date.isEmpty() || other.date().isEmpty()) {
        return date.isEmpty() && other.date().isEmpty() && isLike(other, signsOnce);
      }
      if (isInstant != other.isInstant() || time.isPresent() != other.time().isPresent()) {
        return false;
      }
      return readings(date.get(), reordered).stream()
          .anyMatch(read ->
              isInstant
                  ? zone.reads(clock(read, time), clock(other.date().get(), other.time()))
                  : read.equals(other.date().get()) && time.equals(other.time()));
    }

    private boolean isLike(Literal other, boolean signsOnce) {
      return time.isPresent()
          ? time.equals(other.time())
          : signsOnce && other.time().isEmpty() && unsigned(text).equals(unsigned(other.text()));
    }

    private static String unsigned(String interval) {
      return interval.replace("-", "").replace("+", "");
    }

    private static LocalDateTime clock(LocalDate date, Optional<String> time) {
      return LocalDateTime.of(date, time.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT));
    }

    /** Returns the dates that the same three numbers may mean. */
    private static TreeSet<LocalDate> readings(LocalDate date, boolean reordered) {
      var readings = new TreeSet<LocalDate>(List.of(date));
      if (reordered) {
        int year = date.getYear() % 100;
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        int century = date.getYear() - year;
        add(century + year, day, month, readings);
        for (int other : List.of(century - 100, century, century + 100)) {
          add(other + day, month, year, readings);
          add(other + day, year, month, readings);
          add(other + month, day, year, readings);
          add(other + month, year, day, readings);
        }
      }
      return readings;
    }

    private static void add(int year, int month, int day, TreeSet<LocalDate> readings) {
      try {
        readings.add(LocalDate.of(year, month, day));
      } catch (DateTimeException e) {
        // These numbers do not form a date in this order.
      }
    }
  }

  static List<Literal> in(String definition) {
    var literals = new ArrayList<Literal>();
    Matcher found = LITERAL.matcher(definition);
    while (found.find()) {
      literal(found).ifPresent(literals::add);
    }
    return literals;
  }

  private static Optional<Literal> literal(Matcher found) {
    Optional<String> date = Optional.ofNullable(found.group("date"));
    Optional<String> time =
        Optional.ofNullable(found.group("time"))
            .or(() -> Optional.ofNullable(found.group("alone")));
    try {
      return Optional.of(
          new Literal(
              found.group(),
              found.start(),
              date.map(LocalDate::parse),
              time,
              date.isPresent() && found.group("offset") != null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Replaces the literals of a definition by others, one for one. */
  static String replaced(String definition, List<Literal> own, List<Literal> others) {
    var text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < own.size(); i++) {
      text.append(definition, at, own.get(i).start()).append(others.get(i).text());
      at = own.get(i).start() + own.get(i).text().length();
    }
    return text.append(definition.substring(at)).toString();
  }
}
