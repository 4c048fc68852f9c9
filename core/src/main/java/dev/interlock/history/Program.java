package dev.interlock.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code of a migration that is not SQL, such as a revision of Alembic. Only a run of it shows
 * the statements that it sends: a seal has them, or a run on a shadow database captures them.
 * Thread-safe.
 */
public final class Program {

  private final Checksum checksum;
  private final Supplier<Optional<Captured>> stored;
  private final boolean isSettled;
  private @Nullable Captured known;
  private Optional<String> reason = Optional.empty();
  private boolean isRead;

  /**
   * The statements that a program sent to an empty database.
   *
   * @param server product and major version of that database's server, because a program may ask
   *     for it
   * @param script the statements as SQL
   * @param reasons clauses after "because" that say why only the program itself can run, and not
   *     its statements in its place; empty if they can
   */
  public record Captured(String server, String script, List<String> reasons) {
    public Captured {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * @param checksum the hash of the code without comments and white space
   * @param stored reads what a seal has of it; called at most once
   */
  public Program(Checksum checksum, Supplier<Optional<Captured>> stored) {
    this(checksum, stored, false);
  }

  private Program(Checksum checksum, Supplier<Optional<Captured>> stored, boolean isSettled) {
    this.checksum = checksum;
    this.stored = stored;
    this.isSettled = isSettled;
  }

  /**
   * Returns a program that cannot run itself, such as a squashed revision that Alembic no longer
   * finds. Its statements always run in its place.
   */
  public static Program settled(Checksum checksum, Captured captured) {
    return new Program(checksum, () -> Optional.of(captured), true);
  }

  /** Returns the hash of the code without comments and white space. */
  public Checksum checksum() {
    return checksum;
  }

  /** Returns the statements that it sends, if they are known. */
  public synchronized Optional<Captured> captured() {
    if (!isRead) {
      known = stored.get().orElse(null);
      isRead = true;
    }
    return Optional.ofNullable(known);
  }

  /**
   * Sets the statements that it sends, after they were captured. Those of a {@linkplain #settled
   * settled} program stay.
   *
   * @param why a reason why only the program itself can run, whatever it sends
   */
  public synchronized void learn(Captured captured, Optional<String> why) {
    if (isSettled) {
      return;
    }
    known = captured;
    reason = why;
    isRead = true;
  }

  /**
   * Returns clauses after "because" that say why only the program itself can run on a server; empty
   * if its statements can run in its place.
   *
   * @param server product and major version
   */
  public synchronized List<String> reasons(String server) {
    if (isSettled) {
      return List.of();
    }
    List<String> ofStatements =
        captured()
            .map(sent ->
                sent.server().equals(server)
                    ? sent.reasons()
                    : List.of("its statements were captured on " + sent.server()))
            .orElse(List.of("its statements are unknown"));
    return Stream.concat(reason.stream(), ofStatements.stream()).toList();
  }

  /** Whether it may send more than it sent to an empty database, such as a loop over rows. */
  public boolean sendsByRows() {
    return captured().filter(sent -> sent.reasons().isEmpty()).isEmpty();
  }
}
