package dev.interlock.ledger;

import java.util.Optional;

/**
 * A description of a run for the record of runs.
 *
 * @param command as typed, such as {@code run}; empty: the name of what is carried out
 * @param release the commit or the deploy that the platform names; it must not be secret
 */
public record RunLabel(Optional<String> command, Optional<String> release) {

  /** A run of which nothing is known. */
  public static final RunLabel NONE = new RunLabel(Optional.empty(), Optional.empty());

  /**
   * Whether a command is a deploy: the failure of any other one does not keep a service from
   * starting.
   */
  public static boolean isDeploy(String command) {
    return command.equals("run") || command.equals("upgrade");
  }
}
