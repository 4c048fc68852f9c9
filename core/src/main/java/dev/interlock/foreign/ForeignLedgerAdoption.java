package dev.interlock.foreign;

import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.LedgerRows;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The migrations that another tool's ledger records as applied, read when Interlock first meets a
 * database that this tool has migrated. The ledger is trusted only if each of its entries matches a
 * file.
 *
 * @param table the adopted ledger; empty if there is none, or if it has no entry
 * @param applied the migrations that it records as applied, in the history's order
 * @param squashed versions that it records as applied and whose files a baseline has replaced
 * @param findings errors that forbid the adoption, or one note that reports it
 */
public record ForeignLedgerAdoption(
    Optional<ForeignTable> table,
    List<Migration> applied,
    List<Version> squashed,
    List<Finding> findings) {

  /** Placeholder for the checksum of a file that no longer exists. */
  private static final Checksum UNKNOWN = Checksum.of(new byte[0]);

  /** Adoption for a database that no other tool has migrated. */
  public static final ForeignLedgerAdoption NONE =
      new ForeignLedgerAdoption(Optional.empty(), List.of(), List.of(), List.of());

  public ForeignLedgerAdoption {
    applied = List.copyOf(applied);
    squashed = List.copyOf(squashed);
    findings = List.copyOf(findings);
  }

  /** Compares the ledgers of other tools with the files. */
  public static ForeignLedgerAdoption of(History history, List<ForeignLedger> ledgers) {
    var used =
        ledgers.stream()
            .filter(ledger -> ledger.isUsed() && Ownership.of(history, ledger))
            .toList();
    if (used.isEmpty()) {
      return NONE;
    }
    if (used.size() > 1) {
      return refused(ForeignFindings.several(used));
    }
    return switch (used.getFirst()) {
      case ForeignLedger.Read read -> new Reading(history, read).adoption();
      case ForeignLedger.Unread unread -> refused(ForeignFindings.unread(unread));
      case ForeignLedger.Closed closed -> refused(ForeignFindings.closed(closed));
      case ForeignLedger.Unfit unfit -> refused(ForeignFindings.unfit(unfit));
    };
  }

  private static ForeignLedgerAdoption refused(Finding finding) {
    return new ForeignLedgerAdoption(Optional.empty(), List.of(), List.of(), List.of(finding));
  }

  /** Whether an error forbids the adoption. */
  public boolean isRefused() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /** Returns the ledger rows that the adoption will write. */
  public List<AppliedMigration> rows() {
    return Stream.concat(
            squashed.stream().map(version -> row(MigrationId.of(version), "", UNKNOWN, UNKNOWN)),
            applied.stream().map(m -> row(m.id(), m.description(), m.content(), m.statements())))
        .toList();
  }

  private AppliedMigration row(
      MigrationId id, String description, Checksum raw, Checksum statements) {
    return new AppliedMigration(
        id,
        description,
        raw,
        statements,
        AppliedKind.ADOPTED,
        Instant.EPOCH,
        table.map(one -> one.tool().product()).orElse(""),
        Duration.ZERO);
  }

  /**
   * Returns the ledger writes that adopt these migrations. Squashed versions without files are not
   * among them; their baseline will be.
   */
  public List<LedgerWrite> writes(RunId run) {
    Optional<String> reason = table.map(one -> MirroredLedgers.reason(one.tool(), one.place()));
    return applied.stream()
        .<LedgerWrite>map(
            migration -> LedgerWrite.Apply.of(migration, AppliedKind.ADOPTED, run).because(reason))
        .toList();
  }

  /** One reading of one ledger. */
  private static final class Reading {

    private final History history;
    private final ForeignLedger.Read ledger;
    private final Map<MigrationId, Migration> claimed = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Version> squashed;

    /** Whether the checksum of at least one file equals the one that the tool recorded. */
    private boolean isProven;

    Reading(History history, ForeignLedger.Read ledger) {
      this.history = history;
      this.ledger = ledger;
      this.squashed =
          ForeignVersions.applied(history, ledger).stream()
              .filter(version -> history.find(version).isEmpty())
              .toList();
    }

    ForeignLedgerAdoption adoption() {
      var last = new LinkedHashMap<String, ForeignRow>();
      for (var row : ledger.rows()) {
        last.remove(row.id());
        last.put(row.id(), row);
      }
      last.values().forEach(this::read);
      var applied = history.all().stream().filter(m -> claimed.containsKey(m.id())).toList();
      if (findings.stream().noneMatch(Finding::isError)) {
        findings.add(
            Ownership.isSure(history, ledger, isProven)
                ? ForeignFindings.believed(ledger, applied.size() + squashed.size())
                : ForeignFindings.distant(ledger));
      }
      return new ForeignLedgerAdoption(Optional.of(ledger.table()), applied, squashed, findings);
    }

    private void read(ForeignRow row) {
      switch (row.state()) {
        case APPLIED ->
            find(row)
                .ifPresentOrElse(migration -> claim(row, migration), () -> readWithoutFile(row));
        case BASELINE -> claimUpTo(version(row));
        case FAILED, DIRTY -> findings.add(ForeignFindings.unfinished(ledger, row));
        case UNDONE -> {}
      }
    }

    private void readWithoutFile(ForeignRow row) {
      Optional<Version> version = version(row);
      if (version.filter(squashed::contains).isEmpty()) {
        findings.add(ForeignFindings.unknown(ledger, row));
      } else if (ledger.tool().rows() == LedgerRows.LAST) {
        claimUpTo(version);
      }
    }

    private Optional<Migration> find(ForeignRow row) {
      String name = row.id().substring(row.id().lastIndexOf('/') + 1);
      return name.startsWith("R__")
          ? history.find(new MigrationId.Repeatable(name.replaceFirst("\\.sql$", "").substring(3)))
          : version(row).flatMap(history::find);
    }

    private Optional<Version> version(ForeignRow row) {
      return ForeignVersions.of(history, ledger.tool(), row.id());
    }

    private void claim(ForeignRow row, Migration migration) {
      boolean changed =
          row.checksum().filter(said -> !ledger.tool().fits(said, migration.up())).isPresent();
      if (changed && migration.isRepeatable()) {
        return; // a changed repeatable runs again, as with its own tool
      }
      if (changed) {
        findings.add(ForeignFindings.edited(ledger, migration));
      }
      isProven |= row.checksum().isPresent() && !changed;
      switch (ledger.tool().rows()) {
        case EACH -> {}
        case LAST -> claimUpTo(migration.version());
        case HEADS -> migration.version().ifPresent(this::claimWithAncestors);
      }
      claimed.put(migration.id(), migration);
    }

    private void claimWithAncestors(Version head) {
      history.upTo(head).forEach(migration -> claimed.put(migration.id(), migration));
    }

    private void claimUpTo(Optional<Version> version) {
      version.stream()
          .flatMap(last -> history.migrations().stream().filter(m -> isUpTo(m, last)))
          .forEach(migration -> claimed.put(migration.id(), migration));
    }

    private static boolean isUpTo(Migration migration, Version last) {
      return migration.version().filter(version -> version.compareTo(last) <= 0).isPresent();
    }
  }
}
