package dev.interlock.gate.watch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The level of a line, in the forms of the usual loggers. */
final class LogLevels {

  /** Levels of java.util.logging, Log4j, Python, Ruby, Go, .NET and syslog at and above error. */
  private static final Set<String> ERRORS =
      Set.of(
          "err",
          "error",
          "fatal",
          "crit",
          "critical",
          "severe",
          "alert",
          "emerg",
          "emergency",
          "panic",
          "dpanic",
          "fail");

  /** A level in capitals, or in any case in brackets; the first one of a line counts. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?<![\\w/.=-])(?:(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|FATAL|CRIT|CRITICAL"
              + "|SEVERE|ALERT|EMERG|PANIC)(?![\\w/=-])"
              + "|\\[(?i:(trace|debug|info|notice|warn|warning|err|error|fatal|crit|critical|severe"
              + "|alert|emerg|panic))\\])");

  /** The end of a level that is no word of a sentence. */
  private static final Pattern SEPARATED = Pattern.compile("\\s*(?:[:|\\])>]|-+\\s).*");

  /** A word of a sentence, and not a time, a number, a name in brackets or a logger. */
  private static final Pattern SENTENCE = Pattern.compile("(?:^|\\s)\\p{L}+,?(?=\\s)");

  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)");

  private static final Pattern LOGFMT =
      Pattern.compile("(?:^|\\s)(?:level|lvl|severity)=\"?(\\w+)\"?(?=\\s|$)");

  /** The first line of an uncaught error in Python, Go, Java, JavaScript, Ruby, Rust and .NET. */
  private static final Pattern UNCAUGHT =
      Pattern.compile(
          "^(?:(Traceback)\\b.*|(panic): .*|(fatal error): .*|(Exception in thread) .*"
              + "|(Unhandled|Uncaught)\\b.*|thread '.*' (panicked) at .*"
              + "|(?:[\\w$]+[.:]{1,2})*\\w*(Error|Exception)(?: \\[\\w+\\])?: .*)");

  /** The first part of a line, in which a level may be. */
  private static final int HEAD = 200;

  private LogLevels() {}

  static Optional<String> sign(String line) {
    if (line.startsWith("{")) {
      return JsonLevel.of(line).filter(LogLevels::isError);
    }
    return uncaught(line).or(() -> logfmt(line)).or(() -> atItsPlace(line));
  }

  static boolean isError(String level) {
    return ERRORS.contains(level.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> uncaught(String line) {
    Matcher found = UNCAUGHT.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      if (found.group(group) != null) {
        return Optional.of(found.group(group));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> logfmt(String line) {
    Matcher found = LOGFMT.matcher(line);
    return found.find() ? Optional.of(found.group(1)).filter(LogLevels::isError) : Optional.empty();
  }

  private static Optional<String> atItsPlace(String line) {
    String head = line.substring(0, Math.min(HEAD, line.length()));
    Matcher found = LEVEL.matcher(head);
    if (!found.find()) {
      return Optional.empty();
    }
    String level = found.group(1) == null ? found.group(2) : found.group(1);
    boolean isPlace =
        found.group(1) == null
            || SEPARATED.matcher(line.substring(found.end())).matches()
            || !isSentence(head.substring(0, found.start()));
    return isPlace ? Optional.of(level).filter(LogLevels::isError) : Optional.empty();
  }

  private static boolean isSentence(String before) {
    return SENTENCE.matcher(BRACKETS.matcher(before).replaceAll("")).find();
  }
}
