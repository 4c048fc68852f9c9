package dev.interlock.cli.line;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * All that a command is given.
 *
 * @param words the whole command line, which may hold secrets
 * @param arguments its own flags and operands
 * @param options the flags every command has
 * @param environment the variables of the caller, which are also the service's
 * @param out for what was asked for
 * @param err for what is said about it
 * @param failures told as soon as there is a log to say them in
 */
public record Invocation(
    List<String> words,
    Arguments arguments,
    GlobalOptions options,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    FailureLog failures) {}
