package dev.interlock.ledger;

import dev.interlock.history.Checksum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a script was divided into steps when part of it ran. A later run takes the same steps,
 * whatever the server told only while the script ran.
 *
 * <p>Written as {@code 1-2 3! 4-9* <checksum>}: statements 1 and 2 in one transaction, 3 outside
 * one, 4 to 9 in a transaction each; {@code 2~}: statement 2 does not run, because its effect was
 * there. Statements that belong to no step, such as {@code BEGIN}, are left out.
 *
 * @param stretches in the order of the script
 * @param script checksum of all its statements: in an edited script the numbers of what is not done
 *     mean nothing
 * @param inFlight checksum of the statements up to the one that may be running outside a
 *     transaction, and with it; written behind that of the script
 */
public record Division(List<Stretch> stretches, Checksum script, Optional<Checksum> inFlight) {

  private static final int CHECKSUM = 64;

  public Division {
    stretches = List.copyOf(stretches);
  }

  /** While no statement is in flight. */
  public Division(List<Stretch> stretches, Checksum script) {
    this(stretches, script, Optional.empty());
  }

  /** The same while a statement is in flight. */
  public Division during(Checksum statements) {
    return new Division(stretches, script, Optional.of(statements));
  }

  /**
   * How many statements the script has up to the one that follows those that are done, and with it.
   *
   * @param done number of statements
   */
  public OptionalInt through(int done) {
    return stretches.stream()
        .filter(stretch -> stretch.first() >= done && stretch.kind() != Kind.SKIPPED)
        .mapToInt(stretch -> stretch.first() + 1)
        .findFirst();
  }

  /** What a stretch of statements had in common. */
  public enum Kind {
    /** One transaction. */
    TOGETHER(""),
    /** A transaction for each. */
    EACH("*"),
    /** No transaction. */
    ALONE("!"),
    /** Not at all: what they do was there already when the run began. */
    SKIPPED("~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Consecutive statements.
   *
   * @param first 0-based number
   * @param last 0-based number, included
   */
  public record Stretch(int first, int last, Kind kind) {

    @Override
    public String toString() {
      String from = String.valueOf(first + 1);
      return (first == last ? from : from + "-" + (last + 1)) + kind.sign;
    }

    private static Stretch parse(String word) {
      Kind kind =
          Arrays.stream(Kind.values())
              .filter(each -> !each.sign.isEmpty() && word.endsWith(each.sign))
              .findFirst()
              .orElse(Kind.TOGETHER);
      String range = word.substring(0, word.length() - kind.sign.length());
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      return new Stretch(first - 1, last - 1, kind);
    }
  }

  /** The numbers of the statements that run outside a transaction. */
  public SortedSet<Integer> alone() {
    return numbers(Kind.ALONE);
  }

  /** The numbers of the statements that are not to run. */
  public SortedSet<Integer> skipped() {
    return numbers(Kind.SKIPPED);
  }

  private SortedSet<Integer> numbers(Kind kind) {
    return stretches.stream()
        .filter(stretch -> stretch.kind() == kind)
        .map(Stretch::first)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many of the script's statements belong to a step and are among the first {@code count}. */
  public int steppedAmong(int count) {
    return stretches.stream()
        .filter(stretch -> stretch.kind() != Kind.SKIPPED)
        .mapToInt(stretch -> Math.max(0, Math.min(count, stretch.last() + 1) - stretch.first()))
        .sum();
  }

  /** As the journal writes it. */
  public String words() {
    return Stream.of(
            stretches.stream().map(Stretch::toString),
            Stream.of(script.hex()),
            inFlight.stream().map(Checksum::hex))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Reads what {@link #words} wrote. */
  public static Division parse(String words) {
    List<String> parts = List.of(words.strip().split(" ", -1));
    List<Checksum> checksums =
        parts.stream().filter(Division::isChecksum).map(Checksum::new).toList();
    return new Division(
        parts.subList(0, parts.size() - checksums.size()).stream().map(Stretch::parse).toList(),
        checksums.getFirst(),
        checksums.stream().skip(1).findFirst());
  }

  /** A stretch is shorter, whatever its numbers. */
  private static boolean isChecksum(String word) {
    return word.length() == CHECKSUM;
  }
}
