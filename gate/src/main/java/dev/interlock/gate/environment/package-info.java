/**
 * The environment contract: the rules for a service's variables. Enters: rules and the variables.
 * Leaves: findings, all at once, and text without secrets. Not here: reading the configuration
 * file, connecting to what a variable names.
 */
@NullMarked
package dev.interlock.gate.environment;

import org.jspecify.annotations.NullMarked;
