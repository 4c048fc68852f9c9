package dev.interlock.dialect.backup;

import dev.interlock.dialect.StepSettings;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.Optional;

/**
 * A product whose rows can be saved and put back. Not thread-safe. Methods throw {@link
 * dev.interlock.dialect.StepFailure} if the server refuses or the connection is lost.
 */
public interface RowRestore {

  /**
   * Returns a text that no other database has, and that stays the same for the life of this one;
   * empty if the role may not read it.
   */
  Optional<String> identity();

  /**
   * Puts rows back in one transaction that first checks {@code fence}, and compares them with what
   * was saved. Rows of tables that others refer to come first.
   *
   * @return one result for each input; nothing has changed if any of them has differences that were
   *     not to be overwritten, or if this was a trial
   * @throws NotRestored if a part cannot be put back; nothing has changed
   */
  List<RestoredRows> restore(
      List<RowInput> inputs, RestoreOptions options, Token fence, StepSettings settings);
}
