package dev.interlock.acceptance.campaign;

/**
 * A disturbed run.
 *
 * @param isInside whether the run held the migration lock at that moment; before and after, it only
 *     reads
 */
record Hit(Scenario scenario, Disturbance disturbance, boolean isInside) {}
