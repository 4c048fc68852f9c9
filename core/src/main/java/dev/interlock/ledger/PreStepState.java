package dev.interlock.ledger;

/**
 * What was there of the thing that a statement makes or removes, seen before the statement ran.
 *
 * @param words only the dialect that wrote them reads them again; no secret, no line break
 */
public record PreStepState(String words) {}
