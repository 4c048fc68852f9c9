package dev.interlock.dialect;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.ledger.Direction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the programs of migrations, each in transactions of its own on the database that is
 * migrated. For one thread, except {@link #cancel()}.
 */
public interface ProgramRunner extends AutoCloseable {

  /**
   * Runs a program to its end. If this method throws, the transaction that was open has had no
   * effect.
   *
   * @throws ProgramFailed if it fails
   * @throws Failure if it cannot be started or was lost
   */
  void run(Job job, Outside outside);

  /** Ends a running program. May be called from any thread at any time; never throws. */
  void cancel();

  @Override
  void close();

  /**
   * One run of a program.
   *
   * @param statements are sent beside its own
   * @param done the statements that an interrupted run has done; they are compared, not sent
   * @param isRest whether the effects of some statements are present, so that each is asked for
   * @param isFollowed whether the next job of the plan goes in the same direction, and comes before
   *     any other migration
   */
  record Job(
      Migration migration,
      Direction direction,
      ProgramStatements statements,
      Optional<Done> done,
      boolean isRest,
      boolean isFollowed) {}

  /**
   * The first statements of a program.
   *
   * @param prefix their hash
   */
  record Done(int statements, Checksum prefix) {}

  /**
   * Is told of each statement that a program runs outside transactions, and decides about those
   * whose effect may be present.
   */
  interface Outside {

    /**
     * Called before the statement is sent.
     *
     * @param before the statements before it
     * @return whether it has to be sent; false if its effect is present
     */
    boolean starts(String sql, Done before);

    /**
     * Called after it has ended.
     *
     * @param through the statements up to it
     */
    void ended(String sql, Done through, boolean succeeded);

    /**
     * Called before any statement is sent, if {@link Job#isRest}.
     *
     * @param texts the statement as the server would get it, once for each set of parameters
     * @return what to send in its place; empty if it is to be sent
     */
    Optional<List<String>> instead(List<String> texts);
  }

  /** A program that failed; its open transaction is rolled back. */
  final class ProgramFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final transient Optional<StepFailure.Said> said;
    private final boolean inFence;

    /**
     * @param finding describes the failure
     * @param said the server's error with its bare code, if it was one
     * @param inFence whether a statement of {@link ProgramStatements#begin} failed
     */
    public ProgramFailed(
        Finding finding,
        Optional<StepFailure.Said> said,
        boolean inFence,
        @Nullable Throwable cause) {
      super(finding.message(), cause);
      this.finding = finding;
      this.said = said;
      this.inFence = inFence;
    }

    public Finding finding() {
      return finding;
    }

    public Optional<StepFailure.Said> said() {
      return said;
    }

    public boolean isInFence() {
      return inFence;
    }
  }
}
