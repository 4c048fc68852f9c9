package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Shared context of the classes that work under the lock.
 *
 * @param kept ledgers of other tools that the run keeps up to date
 * @param areEffectsKnown whether the effects of the migrations are known, so that present objects
 *     are adopted
 */
record RunContext(
    Target target,
    Token token,
    RunId run,
    List<ForeignTable> kept,
    BooleanSupplier areEffectsKnown,
    Settings settings,
    Listener listener,
    Cancellation cancellation,
    LockHeartbeat heartbeat) {}
