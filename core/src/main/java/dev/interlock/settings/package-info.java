/**
 * The options of the engine in one record. Enters: configuration, already read. Leaves: {@link
 * dev.interlock.settings.Settings}. Not here: where a value came from.
 */
@NullMarked
package dev.interlock.settings;

import org.jspecify.annotations.NullMarked;
