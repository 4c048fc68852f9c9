/**
 * Causes faults on purpose. Enters: a server's address, a command. Leaves: a proxy whose network
 * fails on demand, a process that can be killed at a chosen point. Not here: databases.
 */
@NullMarked
package dev.interlock.testkit.fault;

import org.jspecify.annotations.NullMarked;
