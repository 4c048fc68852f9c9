/**
 * What happens, as it happens. Enters: facts from the stages. Leaves: one stream of sealed {@link
 * Event}s. Not here: words for a terminal or a log, which listeners choose.
 */
@NullMarked
package dev.interlock.event;

import org.jspecify.annotations.NullMarked;
