/**
 * Requests to the service. Enters: a request. Leaves: an {@link Outcome}, and the findings about
 * one that is no answer. Not here: expectations of an answer.
 */
@NullMarked
package dev.interlock.gate.verify.http;

import org.jspecify.annotations.NullMarked;
