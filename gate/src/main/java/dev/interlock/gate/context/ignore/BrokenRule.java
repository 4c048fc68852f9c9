package dev.interlock.gate.context.ignore;

import dev.interlock.finding.Place;

/**
 * A pattern that its tool refuses.
 *
 * @param text the pattern as it is written
 */
public record BrokenRule(Place place, String text) {}
