package dev.interlock.apply;

import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.lock.RunId;
import dev.interlock.lock.Token;
import dev.interlock.settings.Settings;

/** What everybody needs who works under the lock. */
record Workplace(
    Target target,
    Token token,
    RunId run,
    Settings settings,
    Listener listener,
    Cancellation cancellation,
    Watchman watchman) {}
