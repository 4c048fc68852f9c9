/**
 * Extensions that a plan needs and the server may lack. Enters: a plan, and the server's answers.
 * Leaves: findings before anything runs. Not here: queries to the server.
 */
@NullMarked
package dev.interlock.extension;

import org.jspecify.annotations.NullMarked;
