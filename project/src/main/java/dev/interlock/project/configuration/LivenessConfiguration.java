package dev.interlock.project.configuration;

import java.util.Optional;

/**
 * The answers while migrations run.
 *
 * @param host the address of the port; empty for every address of the machine
 */
public record LivenessConfiguration(LivenessChoice choice, Optional<String> host) {}
