package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.Printable;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.Runner;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to say of another tool's ledger. */
final class ForeignFindings {

  private static final String OWN_WORD = "or say what is applied: `interlock stamp VERSION`.";

  private ForeignFindings() {}

  static Finding unknown(Runner runner, ForeignRow row) {
    return Finding.error(
            Code.FOREIGN_UNKNOWN,
            "`%s` says that `%s` is applied, which no file has, so nothing else in it can be believed."
                .formatted(runner.table(), Printable.of(row.id())))
        .note(whose(runner))
        .help("Restore the file, " + OWN_WORD);
  }

  static Finding unfinished(Runner runner, ForeignRow row) {
    String state = row.state() == ForeignRow.State.DIRTY ? "dirty" : "failed";
    return Finding.error(
            Code.FOREIGN_UNFINISHED,
            "`%s` says that `%s` is %s, so nobody knows how much of it is there."
                .formatted(runner.table(), Printable.of(row.id()), state))
        .note(whose(runner))
        .help(
            "Clear up what it left, and tell %s so%s, ".formatted(runner.product(), by(runner))
                + OWN_WORD);
  }

  private static String by(Runner runner) {
    return switch (runner) {
      case FLYWAY -> " (`flyway repair`)";
      case GOLANG_MIGRATE -> " (`migrate force VERSION`)";
      case PRISMA -> " (`prisma migrate resolve`)";
      case SQLX, DBMATE, GOOSE, DIESEL, ALEMBIC -> "";
    };
  }

  static Finding edited(Runner runner, Migration migration) {
    return Finding.error(
            Code.FOREIGN_EDITED,
            "`%s` is not the file that %s applied, so the files do not describe this database."
                .formatted(migration.id(), runner.product()))
        .at(migration.up().place())
        .note("its checksum in `%s` is another one".formatted(runner.table()))
        .help("Restore the file, " + OWN_WORD);
  }

  static Finding several(List<ForeignLedger> ledgers) {
    String tables =
        ledgers.stream()
            .map(ledger -> "`" + ledger.runner().table() + "`")
            .distinct()
            .collect(Collectors.joining(" and "));
    return Finding.error(
            Code.SEVERAL_LEDGERS,
            "the database has the ledgers of several tools, %s, and nobody says which one counts."
                .formatted(tables))
        .help("Drop or rename those that are out of use, " + OWN_WORD);
  }

  static Finding believed(Runner runner, int applied) {
    return Finding.warning(
            Code.FOREIGN_BELIEVED,
            "`%s` says that %s applied, and is taken at its word."
                .formatted(
                    runner.table(), applied == 1 ? "1 migration is" : applied + " migrations are"))
        .as(Severity.NOTE)
        .note(whose(runner));
  }

  private static String whose(Runner runner) {
    return "it is the ledger of " + runner.product();
  }
}
