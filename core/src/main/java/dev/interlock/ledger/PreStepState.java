package dev.interlock.ledger;

/**
 * The state of the object that a statement creates or drops, recorded before the statement ran.
 *
 * @param words opaque text of the dialect, or an {@link OnlineProgress}
 */
public record PreStepState(String words) {}
