package dev.interlock.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * All that a command is given.
 *
 * @param arguments its own flags and operands
 * @param options the flags every command has
 * @param environment the variables of the caller, which are also the service's
 * @param out for what was asked for
 * @param err for what is said about it
 * @param failures told as soon as there is a log to say them in
 */
public record Invocation(
    Arguments arguments,
    GlobalOptions options,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    FailureReport failures) {}
