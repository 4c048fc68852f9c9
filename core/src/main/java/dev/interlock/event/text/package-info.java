/**
 * Events as sentences for people, with the same content as fields for machines. Enters: an {@link
 * dev.interlock.event.Event}. Leaves: a {@link dev.interlock.event.text.Line}. Not here: the log
 * that prints it, and the choice of what is printed.
 */
@NullMarked
package dev.interlock.event.text;

import org.jspecify.annotations.NullMarked;
