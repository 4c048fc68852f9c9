package dev.interlock.project.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A duration, {@code none} or {@code auto}. */
record DeadlineType() implements ValueType<Deadline> {

  @Override
  public Optional<Deadline> parse(List<String> texts) {
    return switch (texts.getFirst().strip().toLowerCase(Locale.ROOT)) {
      case "auto" -> Optional.of(new Deadline.Auto());
      case "none" -> Optional.of(new Deadline.None());
      default -> new DurationType().parse(texts).map(Deadline.After::new);
    };
  }

  @Override
  public String title() {
    return "a duration, `none` or `auto`";
  }

  @Override
  public String help() {
    return "Write a duration such as `240s`, or `none`, or `auto`.";
  }
}
