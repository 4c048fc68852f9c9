package dev.interlock.project.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code true} or {@code false}. */
record TruthType() implements ValueType<Boolean> {

  @Override
  public Optional<Boolean> parse(List<String> texts) {
    return switch (texts.getFirst().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public String title() {
    return "`true` or `false`";
  }

  @Override
  public String help() {
    return "Write `true` or `false`.";
  }
}
