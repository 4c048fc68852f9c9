package dev.interlock.acceptance.campaign;

/**
 * A run that was disturbed.
 *
 * @param isInside whether the run held the migration lock then; before and after, it only reads
 */
record Hit(Scenario scenario, Disturbance disturbance, boolean isInside) {}
