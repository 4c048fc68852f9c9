package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;

/** Reads the catalog of an open session. */
public final class SchemaReading {

  private SchemaReading() {}

  /**
   * Returns the whole catalog.
   *
   * @throws Failure.Unavailable if any part of it cannot be read at the moment
   * @throws Failure.Refused if this role may not read it
   */
  public static Catalog of(Target target, CatalogScope scope) {
    try {
      return target.readCatalog(scope);
    } catch (StepFailure e) {
      throw e.mayHeal() || e.reason() == StepFailure.Reason.ERROR
          ? new Failure.Unavailable(finding(target, e), e)
          : new Failure.Refused(finding(target, e));
    }
  }

  private static Finding finding(Target target, StepFailure failure) {
    Code code =
        failure.reason() == StepFailure.Reason.CONNECTION_LOST
            ? Code.CONNECTION_LOST
            : Code.SCHEMA_UNREADABLE;
    return Finding.error(
            code,
            "the schema of `%s` cannot be read: %s."
                .formatted(target.server().database(), failure.said().wordsAndState()))
        .help(help(failure.reason()));
  }

  private static String help(StepFailure.Reason reason) {
    return switch (reason) {
      case NOT_ALLOWED -> "Grant this role the right to read it, or use a role that has it.";
      case LOCK_TIMEOUT, CONFLICT -> "Run it again when no other session changes the schema.";
      case CONNECTION_LOST -> "Check that the server is up, and run it again.";
      case ERROR, NOT_IN_TRANSACTION, FENCED, CANCELLED ->
          "Run it again; if it fails again, look at the server's log.";
    };
  }
}
