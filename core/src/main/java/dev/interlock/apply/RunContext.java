package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What everybody needs who works under the lock.
 *
 * @param kept the ledgers of other tools that are written, too
 * @param areEffectsKnown whether the effects of the migrations are, so that what is there is
 *     adopted
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
