/**
 * Verification of a running service. Enters: requests with expected answers, flows, web origins,
 * rules for the operations of an OpenAPI document. Leaves: findings without a secret, and counts.
 * Not here: reading the configuration file, starting and stopping the service.
 */
@NullMarked
package dev.interlock.gate.verify;

import org.jspecify.annotations.NullMarked;
