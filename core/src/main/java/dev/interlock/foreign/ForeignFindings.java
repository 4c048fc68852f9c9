package dev.interlock.foreign;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.Printable;
import dev.interlock.layout.tool.LedgerRows;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import java.util.List;
import java.util.stream.Collectors;

/** Findings about the ledgers of other tools. */
final class ForeignFindings {

  private static final String OWN_WORD = "or record what is applied: `interlock stamp VERSION`.";

  private static final String ANOTHERS =
      "if it belongs to another service in this database, set `ledger.table: none`";

  private ForeignFindings() {}

  static Finding unknown(ForeignLedger.Read ledger, ForeignRow row) {
    return Finding.error(
            Code.FOREIGN_UNKNOWN,
            "`%s` records `%s` as applied, but no file has it, so this ledger does not fit the files."
                .formatted(ledger.place().shown(), Printable.of(row.id())))
        .note(whose(ledger))
        .note(ANOTHERS)
        .help(
            ledger.tool().rows() == LedgerRows.HEADS
                ? "Restore the file, or let the schema tell what is applied: `interlock locate` shows it, `interlock repair` records it; `interlock stamp VERSION` takes your decision."
                : "Restore the file, " + OWN_WORD);
  }

  static Finding unfinished(ForeignLedger.Read ledger, ForeignRow row) {
    String state = row.state() == ForeignRow.State.DIRTY ? "dirty" : "failed";
    return Finding.error(
            Code.FOREIGN_UNFINISHED,
            "`%s` records `%s` as %s, so it is unknown how much of it was applied."
                .formatted(ledger.place().shown(), Printable.of(row.id()), state))
        .note(whose(ledger))
        .help(
            "Remove what it left and mark it as resolved in %s%s, "
                    .formatted(ledger.product(), by(ledger.tool()))
                + OWN_WORD);
  }

  private static String by(MigrationTool tool) {
    return tool.repairCommand().map(" (`%s`)"::formatted).orElse("");
  }

  static Finding edited(ForeignLedger.Read ledger, Migration migration) {
    return Finding.error(
            Code.FOREIGN_EDITED,
            "`%s` was edited after %s applied it, so the files do not describe this database."
                .formatted(migration.id(), ledger.product()))
        .at(migration.up().place())
        .note("its checksum in `%s` differs".formatted(ledger.place().shown()))
        .help("Restore the file, " + OWN_WORD);
  }

  static Finding several(List<ForeignLedger> ledgers) {
    String tables =
        ledgers.stream()
            .map(ledger -> "`" + ledger.place().shown() + "`")
            .distinct()
            .collect(Collectors.joining(" and "));
    return Finding.error(
            Code.SEVERAL_LEDGERS,
            "the database has several ledgers of other tools, %s, and it is unknown which one is in use."
                .formatted(tables))
        .notes(ledgers.stream().map(ForeignFindings::whoseOf).toList(), ledgers.size())
        .help(
            "Set `ledger.table` to the one in use, such as `%s`, or to `none`; drop or rename the others, "
                    .formatted(ledgers.getFirst().place().qualified())
                + OWN_WORD);
  }

  private static String whoseOf(ForeignLedger ledger) {
    return "`%s` is the ledger of %s".formatted(ledger.place().shown(), ledger.product());
  }

  static Finding unread(ForeignLedger.Unread ledger) {
    return Finding.error(
            Code.UNREAD_LEDGER,
            "`%s` is the ledger of %s, which Interlock does not read, so it is unknown what is applied."
                .formatted(ledger.place().shown(), ledger.product()))
        .note("nothing was changed")
        .note(ANOTHERS)
        .help(
            "Record which files are applied: `interlock repair` finds them by the schema, `interlock stamp VERSION` takes your decision.");
  }

  static Finding closed(ForeignLedger.Closed ledger) {
    return Finding.error(
            Code.CLOSED_LEDGER,
            "`%s` is the ledger of %s, but this role cannot read it, so it is unknown what is applied."
                .formatted(ledger.place().shown(), ledger.product()))
        .note(ledger.obstacle())
        .note(ANOTHERS)
        .help("Grant the role the right to read it, run as its owner, " + OWN_WORD);
  }

  static Finding unfit(ForeignLedger.Unfit ledger) {
    return Finding.error(
            Code.UNREAD_LEDGER,
            "`%s` does not have the columns of a ledger of %s, so it is unknown what is applied."
                .formatted(ledger.place().shown(), ledger.product()))
        .note("it is named by `%s`".formatted(ledger.word()))
        .help("Correct the setting, " + OWN_WORD);
  }

  static Finding distant(ForeignLedger.Read ledger) {
    return Finding.error(
            Code.DISTANT_LEDGER,
            "`%s` is the ledger of %s in another schema than the connection's, which is empty; it is unknown whether it belongs to these files."
                .formatted(ledger.place().shown(), ledger.product()))
        .help(
            "Set `ledger.table` to `%s` if it is, or to `none` if it belongs to another service."
                .formatted(ledger.place().qualified()));
  }

  static Finding believed(ForeignLedger.Read ledger, int applied) {
    return Finding.warning(
            Code.FOREIGN_BELIEVED,
            "`%s` records %s as applied, and Interlock relies on it."
                .formatted(
                    ledger.place().shown(), applied == 1 ? "1 migration" : applied + " migrations"))
        .as(Severity.NOTE)
        .note(whose(ledger));
  }

  private static String whose(ForeignLedger ledger) {
    return "it is the ledger of " + ledger.product();
  }
}
