package dev.interlock.project.configuration;

import java.util.List;
import java.util.Optional;

/** A list of texts; one text is a list of one. */
record TextListType() implements ValueType<List<String>> {

  @Override
  public Optional<List<String>> parse(List<String> texts) {
    List<String> items = texts.stream().map(String::strip).toList();
    return items.contains("") ? Optional.empty() : Optional.of(items);
  }

  @Override
  public String title() {
    return "a list of texts";
  }

  @Override
  public String help() {
    return "Write one text or a list such as `[a, b]`.";
  }

  @Override
  public boolean isList() {
    return true;
  }
}
