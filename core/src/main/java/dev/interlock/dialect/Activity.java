package dev.interlock.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The activity of the working session at one moment.
 *
 * @param waiting the kind of object it waits for
 * @param blockers the sessions it waits for
 * @param progress the progress of a long statement, if the server reports it
 */
public record Activity(Waiting waiting, List<Blocker> blockers, Optional<Progress> progress) {

  /** The reason why a session waits. */
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

  /** Returns the activity of a session that works, or is not visible. */
  public static Activity none() {
    return new Activity(Waiting.NOTHING, List.of(), Optional.empty());
  }

  /**
   * Whether it waits for the same sessions as the other; the ages of transactions are ignored,
   * because they always change.
   */
  public boolean waitsAs(Activity other) {
    return waiting == other.waiting && processes().equals(other.processes());
  }

  private Set<Integer> processes() {
    return blockers.stream().map(Blocker::process).collect(Collectors.toSet());
  }

  /**
   * A session that blocks another.
   *
   * @param process the server's process id of the session
   * @param application the session's application name; may be empty
   * @param transactionAge the time since its transaction began
   * @param state such as {@code idle in transaction}
   */
  public record Blocker(int process, String application, Duration transactionAge, String state) {

    /** Returns {@code process 4711 (psql, idle in transaction for 12 s)}. */
    @Override
    public String toString() {
      String name = application.isEmpty() ? "unnamed" : application;
      return "process %d (%s, %s for %d s)"
          .formatted(process, name, state, transactionAge.toSeconds());
    }
  }

  /**
   * The progress of a statement.
   *
   * @param phase in the server's words
   * @param done between 0 and {@code total}
   * @param total 0 if unknown
   */
  public record Progress(String phase, long done, long total) {}
}
