package dev.interlock.alembic.runner;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The settings of a runner.
 *
 * @param sessionName the {@code application_name} of its sessions, by which a later run finds them
 * @param startLimit the time that Python and the project's imports may take
 * @param output receives each line that the project prints or logs
 * @param redactor removes secrets from a text
 */
public record RunnerOptions(
    String sessionName,
    Duration startLimit,
    Consumer<String> output,
    UnaryOperator<String> redactor) {}
