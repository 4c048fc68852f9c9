/**
 * Squashing of several migrations into one. Enters: a history, and a way to replay one. Leaves: the
 * text of a baseline that is proven to have the same effect. Not here: files, and the use of a
 * baseline on a database with the squashed migrations.
 */
@NullMarked
package dev.interlock.squash;

import org.jspecify.annotations.NullMarked;
