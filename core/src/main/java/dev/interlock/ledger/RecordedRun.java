package dev.interlock.ledger;

/**
 * A run that ended, as the ledger records it.
 *
 * @param command the command of the run, such as {@code upgrade}
 * @param host the machine or replica that it ran on
 */
public record RecordedRun(RunId run, String command, String host) {}
