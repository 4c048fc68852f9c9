package dev.interlock.cli.line;

import java.util.List;

/** A sub-command. Each run creates a new instance, and only of the command that was asked for. */
public interface InterlockCommand {

  /** The command's effect, for the list of commands: a phrase without a full stop. */
  String summary();

  /** The words after the name and the flags, such as {@code [VERSION]} or {@code -- COMMAND…}. */
  default String operands() {
    return "";
  }

  /** The flags that the command accepts besides {@link GlobalFlags#ALL}. */
  default List<Flag> flags() {
    return List.of();
  }

  /**
   * Runs the command.
   *
   * @throws dev.interlock.finding.Failure if the command fails
   */
  ExitStatus run(Invocation invocation);
}
