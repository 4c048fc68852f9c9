/**
 * What a database must have before a plan begins. Enters: a plan, and what a server said. Leaves:
 * findings. Not here: asking the server.
 */
@NullMarked
package dev.interlock.preflight;

import org.jspecify.annotations.NullMarked;
