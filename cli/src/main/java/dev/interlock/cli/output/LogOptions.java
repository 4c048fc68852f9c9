package dev.interlock.cli.output;

import dev.interlock.cli.Invocation;
import dev.interlock.cli.Verbosity;
import dev.interlock.cli.config.Configuration;
import dev.interlock.cli.config.LogChoice;
import dev.interlock.environment.Redactor;
import dev.interlock.platform.LogFormat;
import dev.interlock.platform.Platform;
import java.io.PrintStream;
import java.time.InstantSource;

/**
 * How to log.
 *
 * @param terminal whether a person watches, who wants colour and progress
 */
public record LogOptions(
    PrintStream out,
    PrintStream err,
    LogFormat format,
    boolean terminal,
    Ink ink,
    Verbosity verbosity) {

  /**
   * What the flags ask for, and where they leave it open, what a person at a terminal or else the
   * platform reads best.
   */
  public static LogOptions of(
      Invocation invocation, Configuration configuration, Platform platform) {
    LogChoice choice = configuration.log().value();
    boolean terminal = choice == LogChoice.AUTO && Ink.isWatched(invocation.environment());
    LogFormat format =
        switch (choice) {
          case PLAIN -> LogFormat.PLAIN;
          case JSON -> LogFormat.JSON;
          case AUTO -> terminal ? LogFormat.PLAIN : platform.name().logFormat();
        };
    return new LogOptions(
        invocation.out(),
        invocation.err(),
        format,
        terminal,
        Ink.of(invocation.environment(), invocation.options().color()),
        invocation.options().verbosity());
  }

  /** Opens the log; nothing it prints holds a secret that {@code redactor} knows. */
  public Log open(Redactor redactor) {
    return switch (format) {
      case JSON -> new JsonLog(out, redactor, InstantSource.system(), verbosity);
      case PLAIN ->
          terminal
              ? new TerminalLog(out, err, redactor, ink, verbosity)
              : new PlainLog(out, err, redactor, verbosity);
    };
  }
}
