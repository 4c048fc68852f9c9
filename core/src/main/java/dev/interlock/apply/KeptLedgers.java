package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.history.History;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.HeadsLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledgers of other tools that a run keeps up to date, as one reading found them.
 *
 * @param ledgers all of them; empty if they are left alone
 * @param adoptionReasons as {@link MirroredLedgers#of} takes them
 */
public record KeptLedgers(
    RunContext context, List<ForeignLedger> ledgers, Set<String> adoptionReasons) {

  public KeptLedgers {
    ledgers = List.copyOf(ledgers);
    adoptionReasons = Set.copyOf(adoptionReasons);
  }

  /**
   * Reads the ledgers, unless the settings say that they are left alone.
   *
   * @param own Interlock's ledger
   */
  public static KeptLedgers read(RunContext context, Ledger own) {
    Target target = context.target();
    List<ForeignLedger> ledgers = isKeeping(context) ? target.foreignLedgers() : List.of();
    boolean mayHaveReasons = own.present() && !ledgers.isEmpty();
    return new KeptLedgers(context, ledgers, mayHaveReasons ? target.adoptionReasons() : Set.of());
  }

  private static boolean isKeeping(RunContext context) {
    return context.settings().otherLedgers() == OtherLedgers.KEEP;
  }

  /** Returns the tables that are kept, at most one of each tool. */
  List<ForeignTable> tables() {
    return MirroredLedgers.of(ledgers, adoptionReasons).stream()
        .filter(table -> context.target().writesLedgerOf(table.tool()))
        .toList();
  }

  /** Returns the ledger of the history's tool if it records heads, present or not. */
  public Optional<HeadsLedger> heads(History history) {
    return isKeeping(context)
        ? HeadsLedger.of(history, ledgers, adoptionReasons, context.settings().foreignLedgers())
            .filter(found -> context.target().writesLedgerOf(found.table().tool()))
        : Optional.empty();
  }
}
