package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Severities, of which a note includes warnings, and codes of findings. */
record FailOnType() implements ValueType<FailOn> {

  @Override
  public Optional<FailOn> parse(List<String> texts) {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (String text : texts) {
      switch (text.strip()) {
        case "warning" -> severities.add(Severity.WARNING);
        case "note" -> severities.addAll(List.of(Severity.WARNING, Severity.NOTE));
        default -> {
          Optional<Code> code = Code.withId(text.strip());
          if (code.isEmpty()) {
            return Optional.empty();
          }
          codes.add(code.get());
        }
      }
    }
    return Optional.of(new FailOn(severities, codes));
  }

  @Override
  public String title() {
    return "a list of severities and codes";
  }

  @Override
  public String help() {
    return "Write `warning`, `note`, or codes of findings such as `[CAT022, CAT027]`.";
  }

  @Override
  public boolean isList() {
    return true;
  }
}
