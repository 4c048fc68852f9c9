package dev.interlock.project.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of several values, each named by a word.
 *
 * @param values in the order of the documentation
 */
public record ChoiceType<T>(List<T> values, Function<T, String> word) implements ValueType<T> {

  public ChoiceType {
    values = List.copyOf(values);
  }

  /** Returns the choice among the constants of an enumeration, by their names. */
  static <E extends Enum<E>> ChoiceType<E> of(Class<E> constants) {
    return new ChoiceType<>(Arrays.asList(constants.getEnumConstants()), ChoiceType::word);
  }

  @Override
  public Optional<T> parse(List<String> texts) {
    String text = texts.getFirst().strip();
    return values.stream().filter(value -> word.apply(value).equalsIgnoreCase(text)).findFirst();
  }

  /** Returns the words. */
  public List<String> allowed() {
    return values.stream().map(word).toList();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
