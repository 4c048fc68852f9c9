/**
 * JSON as values. Enters: text of JSON or YAML. Leaves: {@link Json} trees, and the first
 * difference between an answer and what was expected of it. Not here: schemas, requests.
 */
@NullMarked
package dev.interlock.gate.verify.json;

import org.jspecify.annotations.NullMarked;
