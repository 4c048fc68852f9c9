/**
 * The leased lock: who may change a database now. Enters: a holder's wish. Leaves: a {@link
 * dev.interlock.lock.Token} that every change is fenced with. Not here: SQL, waiting.
 */
@NullMarked
package dev.interlock.lock;

import org.jspecify.annotations.NullMarked;
