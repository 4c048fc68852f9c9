package dev.interlock.project.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration longer than zero: a whole number and a unit. */
record DurationType() implements ValueType<Duration> {

  static final String EXPRESSION = "0*[1-9][0-9]{0,8}\\s?(ms|s|m|h)";

  private static final Pattern PATTERN = Pattern.compile("([0-9]+)\\s?(ms|s|m|h)");

  @Override
  public Optional<Duration> parse(List<String> texts) {
    String text = texts.getFirst().strip();
    Matcher parts = PATTERN.matcher(text);
    return text.matches(EXPRESSION) && parts.matches()
        ? Optional.of(duration(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  @Override
  public String title() {
    return "a duration";
  }

  @Override
  public String help() {
    return "Write a whole number above zero and one of ms, s, m and h, such as `2s` or `5m`.";
  }
}
