package dev.interlock.project.configuration;

import java.util.Optional;

/**
 * Settings for backups of what migrations destroy.
 *
 * @param folder relative to the project folder; needed for a choice that takes backups
 */
public record BackupConfiguration(
    Configured<BackupChoice> choice, Optional<Configured<String>> folder) {}
