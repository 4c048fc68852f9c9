package dev.interlock.testkit.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces texts that differ from run to run by names in angle brackets, so that outputs can be
 * compared. Keeps whole seconds, which are configured and not measured.
 */
final class Normaliser {

  private record Replacement(Pattern pattern, String by) {}

  private static final List<Replacement> VOLATILE =
      List.of(
          replacement(
              "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?( ?UTC|Z|[+-]\\d\\d:?\\d\\d)?",
              "<time>"),
          replacement("\\b\\d{8}T\\d{6}Z", "<time>"),
          replacement("\\b\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?\\b", "<time>"),
          replacement("\\b\\d+(\\.\\d+)? ?ms\\b", "<duration>"),
          replacement("\\b\\d+\\.\\d+ ?s\\b", "<duration>"),
          replacement("(_ms\":)\\d+", "$1<duration>"),
          replacement("\\b(127\\.0\\.0\\.1|localhost|\\[::1]):\\d+", "$1:<port>"),
          replacement("\\b(pid|PID) \\d+", "$1 <pid>"),
          // Progress, which appears only on a slow machine.
          replacement("(?m)^(trying|proving) .* \\(proof \\d+, after \\d+ s\\)\n", ""));

  private final List<Replacement> replacements = new ArrayList<>();

  /**
   * Creates a normaliser for one run.
   *
   * @param names the volatile texts of this run, such as its database's name, with their
   *     replacements; longer texts are replaced before shorter ones that they may contain
   */
  Normaliser(Map<String, String> names) {
    names.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .sorted(Map.Entry.comparingByKey(Normaliser::byLengthDescending))
        .map(entry -> literal(entry.getKey(), entry.getValue()))
        .forEach(replacements::add);
    replacements.addAll(VOLATILE);
  }

  String normalise(String text) {
    var result = text;
    for (var replacement : replacements) {
      result = replacement.pattern().matcher(result).replaceAll(replacement.by());
    }
    return result;
  }

  private static int byLengthDescending(String one, String other) {
    return Integer.compare(other.length(), one.length());
  }

  private static Replacement literal(String text, String by) {
    var whole = "(?<![\\w-])" + Pattern.quote(text) + "(?![\\w-])";
    return replacement(whole, Matcher.quoteReplacement(by));
  }

  private static Replacement replacement(String pattern, String by) {
    return new Replacement(Pattern.compile(pattern), by);
  }
}
