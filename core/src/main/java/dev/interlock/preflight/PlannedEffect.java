package dev.interlock.preflight;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.plan.PlannedMigration;

/** A planned migration with its effect, which fits it. */
public record PlannedEffect(PlannedMigration planned, MigrationEffect effect) {}
