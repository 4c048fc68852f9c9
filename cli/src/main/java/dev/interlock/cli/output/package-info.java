/**
 * Text for people and for log collectors. Enters: events, findings. Leaves: lines, without secrets.
 * Not here: decisions.
 */
@NullMarked
package dev.interlock.cli.output;

import org.jspecify.annotations.NullMarked;
