package dev.interlock.cli.line;

import java.util.List;

/** A sub-command. Made anew for each run, and only when it is the one that was asked for. */
public interface InterlockCommand {

  /** What it does, for the list of commands: a phrase without a full stop. */
  String summary();

  /** What follows the name and the flags, such as {@code [VERSION]} or {@code -- COMMAND…}. */
  default String operands() {
    return "";
  }

  /** The flags it knows besides {@link GlobalFlags#ALL}. */
  default List<Flag> flags() {
    return List.of();
  }

  /**
   * Does it.
   *
   * @throws dev.interlock.finding.Failure if it cannot be done
   */
  ExitStatus run(Invocation invocation);
}
