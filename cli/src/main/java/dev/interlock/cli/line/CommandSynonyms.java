package dev.interlock.cli.line;

import java.util.Map;
import java.util.Optional;

/** Names of commands and flags in other tools, and their names in Interlock. */
public final class CommandSynonyms {

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("migrate", "upgrade"),
          Map.entry("up", "upgrade"),
          Map.entry("apply", "upgrade"),
          Map.entry("deploy", "run"),
          Map.entry("down", "downgrade"),
          Map.entry("undo", "downgrade"),
          Map.entry("rollback", "downgrade"),
          Map.entry("revert", "downgrade"),
          Map.entry("info", "status"),
          Map.entry("current", "status"),
          Map.entry("validate", "check"),
          Map.entry("smoke", "verify"),
          Map.entry("lint", "check"),
          Map.entry("baseline", "stamp"),
          Map.entry("resolve", "repair"),
          Map.entry("create", "new"),
          Map.entry("add", "new"),
          Map.entry("generate", "new"),
          Map.entry("dump", "inspect"),
          Map.entry("reset", "clean"),
          Map.entry("drop", "clean"));

  private static final Map<String, String> FLAGS =
      Map.of(
          "dry-run", "plan",
          "dry", "plan",
          "url", "database",
          "path", "migrations",
          "source", "migrations",
          "locations", "migrations",
          "migrations-dir", "migrations");

  private CommandSynonyms() {}

  /** The command of Interlock that corresponds to another tool's {@code word}. */
  public static Optional<String> command(String word) {
    return Optional.ofNullable(COMMANDS.get(word));
  }

  /** The flag of Interlock that corresponds to another tool's flag, both without dashes. */
  static Optional<String> flag(String name) {
    return Optional.ofNullable(FLAGS.get(name));
  }
}
