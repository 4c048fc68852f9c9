package dev.interlock.project.configuration;

import dev.interlock.dialect.data.ByteSize;
import java.util.List;
import java.util.Optional;

/** A size above zero: a whole number and a unit, in steps of 1024. */
record SizeType() implements ValueType<ByteSize> {

  static final String EXPRESSION =
      "0*[1-9][0-9]{0,8}\\s?(" + String.join("|", ByteSize.UNITS) + ")";

  @Override
  public Optional<ByteSize> parse(List<String> texts) {
    return Optional.of(texts.getFirst().strip())
        .filter(text -> text.matches(EXPRESSION))
        .flatMap(ByteSize::parse);
  }

  @Override
  public String title() {
    return "a size";
  }

  @Override
  public String help() {
    return "Write a whole number above zero and one of B, kB, MB, GB and TB, such as `500MB` or `1GB`.";
  }
}
