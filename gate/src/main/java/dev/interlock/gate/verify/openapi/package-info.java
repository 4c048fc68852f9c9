/**
 * The operations of a service by its OpenAPI document. Enters: the document, and rules for it.
 * Leaves: findings and the number of operations that answer. Not here: requests that the
 * configuration writes out.
 */
@NullMarked
package dev.interlock.gate.verify.openapi;

import org.jspecify.annotations.NullMarked;
