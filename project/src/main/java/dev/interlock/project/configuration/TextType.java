package dev.interlock.project.configuration;

import java.util.List;
import java.util.Optional;

/** Any text with at least one character that is not white space. */
record TextType() implements ValueType<String> {

  @Override
  public Optional<String> parse(List<String> texts) {
    return Optional.of(texts.getFirst().strip()).filter(text -> !text.isEmpty());
  }

  @Override
  public String title() {
    return "text";
  }

  @Override
  public String help() {
    return "Write a text, in quotes if YAML takes it for something else.";
  }
}
