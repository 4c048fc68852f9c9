package dev.interlock.project.configuration;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A list of regular expressions; one text is a list of one. */
record PatternListType() implements ValueType<List<Pattern>> {

  @Override
  public Optional<List<Pattern>> parse(List<String> texts) {
    if (texts.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    try {
      return Optional.of(texts.stream().map(String::strip).map(Pattern::compile).toList());
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public String title() {
    return "a list of regular expressions";
  }

  @Override
  public String help() {
    return "Write one regular expression or a list such as `['ERROR', 'cannot reach .*']`.";
  }

  @Override
  public boolean isList() {
    return true;
  }
}
