package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.postgresql.script.ExtensionStatement;
import dev.interlock.script.Statement;
import java.util.Optional;
import java.util.Set;

/** Explains the failure of a statement on a shadow server that lacks an extension. */
final class MissingExtension {

  /** SQLSTATEs for a missing control file, of PostgreSQL 15 and newer, and of 13 and 14. */
  private static final Set<String> STATES = Set.of("SQLSTATE 0A000", "SQLSTATE 58P01");

  private MissingExtension() {}

  /**
   * Returns the failure without the paths of this machine and with advice, if an extension is
   * missing.
   *
   * @param embedded whether it is the embedded server
   */
  static StepFailure explained(StepFailure failure, Statement statement, boolean embedded) {
    Said said = failure.said();
    if (!STATES.contains(said.state())) {
      return failure;
    }
    return ExtensionStatement.parse(statement.text())
        .map(request ->
            new StepFailure(
                failure.reason(),
                failure.statement(),
                new Said(
                    said.state(),
                    "the shadow server has no extension `%s`".formatted(request.name()),
                    said.detail(),
                    Optional.of(help(embedded)),
                    said.context(),
                    said.position()),
                failure))
        .orElse(failure);
  }

  private static String help(boolean embedded) {
    return embedded
        ? "Replay on a server that has it: `shadow: target` for shadow databases on the configured"
            + " database's server, or `shadow: URL`."
        : "Install it on the server that `shadow` names, or name one that has it.";
  }
}
