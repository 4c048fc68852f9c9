package dev.interlock.dialect;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;

/**
 * Findings for a database that accepts no writes: commands that only read continue, others do not
 * begin.
 */
public final class ReadOnlyDatabase {

  private ReadOnlyDatabase() {}

  /** Returns the note for a command that only reads, or has nothing to change. */
  public static Finding note(Server server) {
    return finding(server, "this command only reads it.").as(Severity.NOTE);
  }

  /** Returns the failure for a command that has something to change. */
  public static Failure refusal(Server server) {
    return new Failure.Unavailable(
        finding(server, "so nothing was changed.")
            .help("Use the URL of the primary, or a role whose transactions may write."));
  }

  /** Returns the failure if the role's transactions are read-only, where waiting does not help. */
  public static Failure lasting(Server server) {
    return new Failure.Refused(
        finding(server, "so nothing was changed.")
            .note("this role's transactions are read-only by default")
            .help("Use another role, or reset its `default_transaction_read_only`."));
  }

  private static Finding finding(Server server, String consequence) {
    return Finding.error(
        Code.READ_ONLY_SERVER,
        "database `%s` accepts no writes on this server%s"
            .formatted(
                server.database(), (consequence.startsWith("so") ? ", " : "; ") + consequence));
  }
}
