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
 * The division of a script into steps in a run that applied part of it. A later run uses the same
 * steps, because the division also depends on the server's answers while the script ran.
 *
 * <p>Written as {@code 1-2 3! 4-9* <checksum>}: statements 1 and 2 in one transaction, 3 outside
 * one, 4 to 9 in a transaction each; {@code 2/}: statement 2 in batches; {@code 2>}: statement 2
 * online; {@code 2~}: statement 2 does not run, because its effect already existed. Statements
 * outside steps, such as {@code BEGIN}, are omitted.
 *
 * @param stretches in the order of the script
 * @param script checksum of all its statements: in an edited script the numbers of pending
 *     statements are meaningless
 * @param inFlight checksum of the statements up to and including the one that may be running
 *     outside a transaction, or whose batches have begun; written after that of the script
 */
public record Division(List<Stretch> stretches, Checksum script, Optional<Checksum> inFlight) {

  private static final int CHECKSUM = 64;

  public Division {
    stretches = List.copyOf(stretches);
  }

  /** Creates a division without a statement in flight. */
  public Division(List<Stretch> stretches, Checksum script) {
    this(stretches, script, Optional.empty());
  }

  /** Returns a copy with a statement in flight. */
  public Division during(Checksum statements) {
    return new Division(stretches, script, Optional.of(statements));
  }

  /**
   * Returns the number of statements up to and including the next one to run.
   *
   * @param done the number of statements done
   */
  public OptionalInt through(int done) {
    return stretches.stream()
        .filter(stretch -> stretch.first() >= done && stretch.kind() != Kind.SKIPPED)
        .mapToInt(stretch -> stretch.first() + 1)
        .findFirst();
  }

  /** The way in which consecutive statements run. */
  public enum Kind {
    /** In one transaction. */
    TOGETHER(""),
    /** In a transaction each. */
    EACH("*"),
    /** Outside a transaction. */
    ALONE("!"),
    /** In batches, each in a transaction. */
    BATCHES("/"),
    /** By a sequence of other statements. */
    ONLINE(">"),
    /** Not at all: their effect already existed when the run began. */
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
   * @param last 0-based number, inclusive
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

  /** Returns the numbers of the statements that run outside a transaction. */
  public SortedSet<Integer> alone() {
    return numbers(Kind.ALONE);
  }

  /** Returns the numbers of the statements that do not run. */
  public SortedSet<Integer> skipped() {
    return numbers(Kind.SKIPPED);
  }

  private SortedSet<Integer> numbers(Kind kind) {
    return stretches.stream()
        .filter(stretch -> stretch.kind() == kind)
        .map(Stretch::first)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the number of statements that belong to a step among the first {@code count}. */
  public int steppedAmong(int count) {
    return stretches.stream()
        .filter(stretch -> stretch.kind() != Kind.SKIPPED)
        .mapToInt(stretch -> Math.max(0, Math.min(count, stretch.last() + 1) - stretch.first()))
        .sum();
  }

  /** Returns the text in the journal. */
  public String words() {
    return Stream.of(
            stretches.stream().map(Stretch::toString),
            Stream.of(script.hex()),
            inFlight.stream().map(Checksum::hex))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Parses the output of {@link #words}. */
  public static Division parse(String words) {
    List<String> parts = List.of(words.strip().split(" ", -1));
    List<Checksum> checksums =
        parts.stream().filter(Division::isChecksum).map(Checksum::new).toList();
    return new Division(
        parts.subList(0, parts.size() - checksums.size()).stream().map(Stretch::parse).toList(),
        checksums.getFirst(),
        checksums.stream().skip(1).findFirst());
  }

  /** Whether a word is a checksum; a stretch is always shorter. */
  private static boolean isChecksum(String word) {
    return word.length() == CHECKSUM;
  }
}
