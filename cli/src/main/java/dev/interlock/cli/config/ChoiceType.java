package dev.interlock.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the words that name an enumeration's constants. */
public record ChoiceType<E extends Enum<E>>(Class<E> words) implements ValueType<E> {

  @Override
  public Optional<E> parse(List<String> texts) {
    String text = texts.getFirst().strip();
    return constants().filter(constant -> word(constant).equalsIgnoreCase(text)).findFirst();
  }

  /** The words in the order of the enumeration. */
  public List<String> allowed() {
    return constants().map(ChoiceType::word).toList();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Stream<E> constants() {
    return Arrays.stream(words.getEnumConstants());
  }

  @Override
  public String title() {
    return "one of " + String.join(", ", allowed());
  }

  @Override
  public String help() {
    return "Write one of " + String.join(", ", allowed()) + ".";
  }
}
