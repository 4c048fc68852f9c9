package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.lock.RunId;
import dev.interlock.lock.Token;
import dev.interlock.settings.Settings;
import java.util.List;

/**
 * What everybody needs who works under the lock.
 *
 * @param kept the ledgers of other tools that are written, too
 * @param isSealed whether it is known what the migrations do, so that what is there can be adopted
 */
record Workplace(
    Target target,
    Token token,
    RunId run,
    List<ForeignTable> kept,
    boolean isSealed,
    Settings settings,
    Listener listener,
    Cancellation cancellation,
    Watchman watchman) {}
