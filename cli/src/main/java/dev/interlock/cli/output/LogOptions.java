package dev.interlock.cli.output;

import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.line.Verbosity;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.LogFormat;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.PlatformRecogniser;
import dev.interlock.project.configuration.Configuration;
import dev.interlock.project.configuration.LogChoice;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Options of the log. It goes to standard error, because standard output is for the document that
 * was asked for, or for the service.
 *
 * @param terminal whether a person watches, who wants colour and progress
 */
public record LogOptions(
    PrintStream err,
    LogFormat format,
    boolean terminal,
    Ink ink,
    TextWidth width,
    Verbosity verbosity) {

  private static final String VARIABLE = "INTERLOCK_LOG";

  /**
   * The format that the configuration names; by default the one that suits a person at a terminal,
   * or else the platform.
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
        invocation.err(),
        format,
        terminal,
        Ink.of(invocation.environment(), invocation.options().color()),
        TextWidth.of(invocation.environment()),
        invocation.options().verbosity());
  }

  /**
   * Options for a command that fails before its configuration is read: the format that the variable
   * names, by default the one that suits the platform. Everything goes to the error stream.
   */
  public static LogOptions unconfigured(PrintStream err, Ink ink, Map<String, String> environment) {
    boolean terminal = Ink.isWatched(environment);
    LogFormat format =
        switch (environment.getOrDefault(VARIABLE, "").toLowerCase(Locale.ROOT)) {
          case "json" -> LogFormat.JSON;
          case "plain" -> LogFormat.PLAIN;
          default -> terminal ? LogFormat.PLAIN : ofPlatform(environment);
        };
    return new LogOptions(err, format, terminal, ink, TextWidth.of(environment), Verbosity.NORMAL);
  }

  private static LogFormat ofPlatform(Map<String, String> environment) {
    return PlatformRecogniser.recognise(environment, Files::exists).name().logFormat();
  }

  /** Opens the log, which prints no secret that {@code redactor} knows. */
  public Log open(Redactor redactor) {
    return switch (format) {
      case JSON -> new JsonLog(err, redactor, InstantSource.system(), verbosity);
      case PLAIN ->
          terminal
              ? new TerminalLog(err, redactor, ink, width, verbosity)
              : new PlainLog(err, redactor, verbosity);
    };
  }
}
