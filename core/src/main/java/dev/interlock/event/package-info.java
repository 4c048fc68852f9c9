/**
 * Events of a run, reported as they happen. Enters: facts from the stages. Leaves: one stream of
 * sealed {@link Event}s. Not here: their wording for a terminal or a log, which is up to listeners.
 */
@NullMarked
package dev.interlock.event;

import org.jspecify.annotations.NullMarked;
