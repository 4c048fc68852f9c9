package dev.interlock.project.configuration;

import java.time.Duration;
import java.util.Optional;

/**
 * Commands that run around migrations.
 *
 * @param timeout how long each may take
 */
public record HooksConfiguration(
    Optional<String> beforeMigrate,
    Optional<String> afterMigrate,
    Optional<String> onFailure,
    Duration timeout) {}
