/**
 * Folding several migrations into one. Enters: a history, and a way to replay one. Leaves: the text
 * of a baseline that is proven to make the same. Not here: files, and what a database with the
 * folded migrations makes of it.
 */
@NullMarked
package dev.interlock.squash;

import org.jspecify.annotations.NullMarked;
