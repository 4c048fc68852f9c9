/**
 * What migrations do, as it was seen on a shadow database. Enters: what a replay observed. Leaves:
 * values, for seals, locating, converging and checks. Not here: how it is observed or stored.
 */
@NullMarked
package dev.interlock.effect;

import org.jspecify.annotations.NullMarked;
