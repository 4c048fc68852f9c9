/**
 * Extensions that a plan needs and the server may lack. Enters: a plan, and what the server said.
 * Leaves: findings before anything runs. Not here: asking the server.
 */
@NullMarked
package dev.interlock.extension;

import org.jspecify.annotations.NullMarked;
