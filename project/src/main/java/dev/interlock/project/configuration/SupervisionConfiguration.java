package dev.interlock.project.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configuration of a supervised start.
 *
 * @param watch how long the service has to stay without an error line; empty to read no output
 * @param errorLines patterns of the lines that report an error; empty for the standard signs
 * @param gracePeriod the time between {@code SIGTERM} and {@code SIGKILL}
 */
public record SupervisionConfiguration(
    Optional<Configured<Duration>> watch,
    Optional<Configured<List<Pattern>>> errorLines,
    Configured<RollbackChoice> rollback,
    Configured<Duration> gracePeriod) {}
