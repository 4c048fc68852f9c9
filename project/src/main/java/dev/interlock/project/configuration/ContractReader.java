package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.environment.EnvironmentContract;
import dev.interlock.gate.environment.Presence;
import dev.interlock.gate.environment.VariableRule;
import dev.interlock.project.configuration.YamlValue.Field;
import dev.interlock.project.configuration.YamlValue.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the {@code env} group. A rule is {@code required}, {@code optional: FALLBACK}, or a group
 * of the keys in {@link RuleKey}; a variable with none of these is required.
 */
final class ContractReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final String SHORT_OPTIONAL = "optional:";

  private final List<Finding> problems = new ArrayList<>();

  List<Finding> problems() {
    return List.copyOf(problems);
  }

  EnvironmentContract read(Fields variables) {
    List<VariableRule> rules = new ArrayList<>();
    for (Field variable : variables.fields()) {
      if (NAME.matcher(variable.name()).matches()) {
        rules.add(rule(variable));
      } else {
        problems.add(
            Finding.error(
                    Code.BAD_VALUE, "`" + variable.name() + "` is not the name of a variable.")
                .at(variable.place())
                .help("Write letters, digits and underscores, and no digit first."));
      }
    }
    return new EnvironmentContract(rules);
  }

  private VariableRule rule(Field variable) {
    return switch (variable.value()) {
      case Fields fields -> new RuleReader(variable, problems).read(fields);
      case YamlValue.Nothing nothing -> withPresence(variable, new Presence.Required());
      case YamlValue.Text text -> withPresence(variable, presence(variable, text));
      case YamlValue.Flag flag -> misread(variable);
      case YamlValue.Items items -> misread(variable);
    };
  }

  private Presence presence(Field variable, YamlValue.Text text) {
    String word = text.text().strip();
    if (word.equals(RuleKey.OPTIONAL.key())) {
      return new Presence.Optionally(Optional.empty());
    }
    if (word.startsWith(SHORT_OPTIONAL)) {
      String fallback = word.substring(SHORT_OPTIONAL.length()).strip();
      return new Presence.Optionally(Optional.of(fallback).filter(what -> !what.isEmpty()));
    }
    if (!word.equals(RuleKey.REQUIRED.key())) {
      problems.add(notARule(variable));
    }
    return new Presence.Required();
  }

  private VariableRule misread(Field variable) {
    problems.add(notARule(variable));
    return withPresence(variable, new Presence.Required());
  }

  private static Finding notARule(Field variable) {
    String path = FileValuesReader.ENVIRONMENT + "." + variable.name();
    return ConfigurationProblem.wrongType(path, variable.value(), "a rule")
        .help(
            "Write `required`, `optional`, or a group with "
                + String.join(", ", RuleKey.keys())
                + ".");
  }

  private static VariableRule withPresence(Field variable, Presence presence) {
    return new VariableRule(
        variable.name(), presence, false, List.of(), Severity.ERROR, Optional.of(variable.place()));
  }
}
