package dev.interlock.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the working session does at one moment.
 *
 * @param waiting what it waits for
 * @param blockers the sessions it waits for
 * @param progress how far a long statement has come, where the server tells
 */
public record Activity(Waiting waiting, List<Blocker> blockers, Optional<Progress> progress) {

  /** What a session waits for. */
  public enum Waiting {
    NOTHING,
    /** A lock on an object. */
    LOCK,
    /** Transactions that are older than a concurrent index build. */
    SNAPSHOTS
  }

  public Activity {
    blockers = List.copyOf(blockers);
  }

  /** Working, or not seen. */
  public static Activity none() {
    return new Activity(Waiting.NOTHING, List.of(), Optional.empty());
  }

  /**
   * Whether it waits as the other one did; how long each transaction is open changes all the time.
   */
  public boolean waitsAs(Activity other) {
    return waiting == other.waiting && processes().equals(other.processes());
  }

  private Set<Integer> processes() {
    return blockers.stream().map(Blocker::process).collect(Collectors.toSet());
  }

  /**
   * A session that stands in the way.
   *
   * @param process the server's process id of that session
   * @param application as the session calls itself; may be empty
   * @param transactionAge how long its transaction has been open
   * @param state such as {@code idle in transaction}
   */
  public record Blocker(int process, String application, Duration transactionAge, String state) {

    /** {@code process 4711 (psql, idle in transaction for 12 s)}. */
    @Override
    public String toString() {
      String name = application.isEmpty() ? "unnamed" : application;
      return "process %d (%s, %s for %d s)"
          .formatted(process, name, state, transactionAge.toSeconds());
    }
  }

  /**
   * How far a statement has come.
   *
   * @param phase in the server's words
   * @param done between 0 and {@code total}
   * @param total 0 when unknown
   */
  public record Progress(String phase, long done, long total) {}
}
