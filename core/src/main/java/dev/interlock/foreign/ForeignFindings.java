package dev.interlock.foreign;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.Printable;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.tool.MigrationTool;
import java.util.List;
import java.util.stream.Collectors;

/** Findings about the ledgers of other tools. */
final class ForeignFindings {

  private static final String OWN_WORD = "or say what is applied: `interlock stamp VERSION`.";

  private static final String ANOTHERS =
      "if it belongs to another service in this database, set `ledger.table: none`";

  private ForeignFindings() {}

  static Finding unknown(ForeignLedger.Read ledger, ForeignRow row) {
    return Finding.error(
            Code.FOREIGN_UNKNOWN,
            "`%s` says that `%s` is applied, which no file has, so nothing else in it can be believed."
                .formatted(ledger.place().shown(), Printable.of(row.id())))
        .note(whose(ledger))
        .note(ANOTHERS)
        .help("Restore the file, " + OWN_WORD);
  }

  static Finding unfinished(ForeignLedger.Read ledger, ForeignRow row) {
    String state = row.state() == ForeignRow.State.DIRTY ? "dirty" : "failed";
    return Finding.error(
            Code.FOREIGN_UNFINISHED,
            "`%s` says that `%s` is %s, so it is unknown how much of it was applied."
                .formatted(ledger.place().shown(), Printable.of(row.id()), state))
        .note(whose(ledger))
        .help(
            "Clear up what it left, and tell %s so%s, ".formatted(ledger.product(), by(ledger.tool()))
                + OWN_WORD);
  }

  private static String by(MigrationTool tool) {
    return tool.repairCommand().map(" (`%s`)"::formatted).orElse("");
  }

  static Finding edited(ForeignLedger.Read ledger, Migration migration) {
    return Finding.error(
            Code.FOREIGN_EDITED,
            "`%s` is not the file that %s applied, so the files do not describe this database."
                .formatted(migration.id(), ledger.product()))
        .at(migration.up().place())
        .note("its checksum in `%s` is another one".formatted(ledger.place().shown()))
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
            "the database has several ledgers of other tools, %s, and nothing says which one counts."
                .formatted(tables))
        .notes(ledgers.stream().map(ForeignFindings::whoseOf).toList(), ledgers.size())
        .help(
            "Set `ledger.table` to the one that counts, such as `%s`, or to `none`; drop or rename those that are out of use, "
                    .formatted(ledgers.getFirst().place().qualified())
                + OWN_WORD);
  }

  private static String whoseOf(ForeignLedger ledger) {
    return "`%s` is the ledger of %s".formatted(ledger.place().shown(), ledger.product());
  }

  static Finding unread(ForeignLedger.Unread ledger) {
    return Finding.error(
            Code.UNREAD_LEDGER,
            "`%s` is the ledger of %s, which Interlock does not read, so what is applied is unknown."
                .formatted(ledger.place().shown(), ledger.product()))
        .note("nothing was changed")
        .note(ANOTHERS)
        .help(
            "Say what of the files is applied: `interlock repair` by the schema, or `interlock stamp VERSION`.");
  }

  static Finding closed(ForeignLedger.Closed ledger) {
    return Finding.error(
            Code.CLOSED_LEDGER,
            "`%s` is the ledger of %s, and this role cannot read it, so what is applied is unknown."
                .formatted(ledger.place().shown(), ledger.product()))
        .note(ledger.obstacle())
        .note(ANOTHERS)
        .help("Give the role the right to read it, use its owner, " + OWN_WORD);
  }

  static Finding unfit(ForeignLedger.Unfit ledger) {
    return Finding.error(
            Code.UNREAD_LEDGER,
            "`%s` has not the columns of a ledger of %s, so what is applied is unknown."
                .formatted(ledger.place().shown(), ledger.product()))
        .note("it is named by `%s`".formatted(ledger.word()))
        .help("Correct the setting, " + OWN_WORD);
  }

  static Finding distant(ForeignLedger.Read ledger) {
    return Finding.error(
            Code.DISTANT_LEDGER,
            "`%s` is the ledger of %s in another schema than the connection's, which is empty; nothing says whether it is that of these files."
                .formatted(ledger.place().shown(), ledger.product()))
        .help(
            "Set `ledger.table` to `%s` if it is, or to `none` if it belongs to another service."
                .formatted(ledger.place().qualified()));
  }

  static Finding believed(ForeignLedger.Read ledger, int applied) {
    return Finding.warning(
            Code.FOREIGN_BELIEVED,
            "`%s` says that %s applied, and is taken at its word."
                .formatted(
                    ledger.place().shown(),
                    applied == 1 ? "1 migration is" : applied + " migrations are"))
        .as(Severity.NOTE)
        .note(whose(ledger));
  }

  private static String whose(ForeignLedger ledger) {
    return "it is the ledger of " + ledger.product();
  }
}
