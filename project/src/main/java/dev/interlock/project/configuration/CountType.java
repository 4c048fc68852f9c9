package dev.interlock.project.configuration;

import java.util.List;
import java.util.Optional;

/** A whole number from 0 to {@code largest}. */
record CountType(int largest) implements ValueType<Integer> {

  @Override
  public Optional<Integer> parse(List<String> texts) {
    String text = texts.getFirst().strip();
    return text.matches("[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(text)).filter(number -> number <= largest)
        : Optional.empty();
  }

  @Override
  public String title() {
    return "a whole number from 0 to " + largest;
  }

  @Override
  public String help() {
    return "Write a number such as `10`.";
  }
}
