package dev.interlock.cli.line;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The input of a command.
 *
 * @param words the whole command line, which may hold secrets
 * @param arguments the command's own flags and operands
 * @param options the global flags
 * @param environment the variables of the caller, which the service also receives
 * @param out receives the document that was asked for
 * @param err receives messages
 * @param failures is told of the log as soon as the command opens one
 */
public record Invocation(
    List<String> words,
    Arguments arguments,
    GlobalOptions options,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    FailureLog failures) {}
