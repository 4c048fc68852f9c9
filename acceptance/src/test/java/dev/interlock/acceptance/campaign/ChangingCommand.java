package dev.interlock.acceptance.campaign;

/** A command that changes a database, and the SQL after which a database at the head needs it. */
enum ChangingCommand {
  UPGRADE("", "upgrade"),
  RUN("", "run -- echo STARTED"),
  DOWNGRADE("", "downgrade base --allow-loss"),
  SYNC("DROP INDEX account_by_name, account_by_state; DROP TYPE mood CASCADE", "sync"),
  REPAIR(
      "DELETE FROM interlock_migration"
          + " WHERE seq > (SELECT seq FROM interlock_migration WHERE id = 'V5')",
      "repair"),
  STAMP(
      "DROP TABLE interlock_migration, interlock_journal, interlock_lock, interlock_run",
      "stamp V8"),
  CLEAN(
      "DO $$ DECLARE t regclass; BEGIN FOR t IN SELECT relid FROM pg_stat_user_tables"
          + " WHERE relname NOT LIKE 'interlock%' LOOP EXECUTE 'TRUNCATE ' || t; END LOOP; END $$",
      "clean");

  private final String damage;
  private final String words;

  ChangingCommand(String damage, String words) {
    this.damage = damage;
    this.words = words;
  }

  String[] words() {
    return words.split(" ", -1);
  }

  /** Whether the command starts on an empty database, and not on one at the head. */
  boolean beginsEmpty() {
    return this == UPGRADE || this == RUN;
  }

  /** SQL to run on a database at the head before the command. */
  String damage() {
    return damage;
  }

  /** Whether a run succeeded, or became the service, which requires that all work is done. */
  static boolean isDone(Program.Ended run) {
    return run.exit() == 0 || run.output().lines().anyMatch("STARTED"::equals);
  }
}
