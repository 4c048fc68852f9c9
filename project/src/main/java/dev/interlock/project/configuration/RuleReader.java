package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.environment.HostPattern;
import dev.interlock.gate.environment.Matches;
import dev.interlock.gate.environment.OneOf;
import dev.interlock.gate.environment.PointsAt;
import dev.interlock.gate.environment.Presence;
import dev.interlock.gate.environment.ValueRule;
import dev.interlock.gate.environment.VariableRule;
import dev.interlock.gate.environment.WebOrigins;
import dev.interlock.project.configuration.YamlValue.Field;
import dev.interlock.project.configuration.YamlValue.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the rule of one variable that is written as a group of keys. */
final class RuleReader {

  private final Field variable;
  private final List<Finding> problems;
  private final List<ValueRule> values = new ArrayList<>();
  private Optional<Presence> presence = Optional.empty();
  private boolean secret;
  private Severity severity = Severity.ERROR;

  /**
   * @param problems receives the problems of the rule
   */
  RuleReader(Field variable, List<Finding> problems) {
    this.variable = variable;
    this.problems = problems;
  }

  VariableRule read(Fields rule) {
    for (Field field : rule.fields()) {
      Optional<RuleKey> key =
          Arrays.stream(RuleKey.values()).filter(k -> k.key().equals(field.name())).findFirst();
      if (key.isPresent()) {
        read(key.get(), field);
      } else {
        problems.add(
            ConfigurationProblem.unknownKey(
                path(field.name()),
                field.place(),
                RuleKey.keys().stream().map(this::path).toList()));
      }
    }
    return new VariableRule(
        variable.name(),
        presence.orElse(new Presence.Required()),
        secret,
        values,
        severity,
        Optional.of(variable.place()));
  }

  private void read(RuleKey key, Field field) {
    switch (key) {
      case REQUIRED -> required(field);
      case OPTIONAL -> optional(field);
      case SECRET -> secret = isTrue(field);
      case PATTERN -> text(field).flatMap(this::pattern).ifPresent(values::add);
      case ONE_OF -> values.add(new OneOf(texts(field)));
      case ORIGINS -> {
        if (isTrue(field)) {
          values.add(new WebOrigins());
        }
      }
      case DATABASE -> database(field);
      case SEVERITY -> severity(field);
    }
  }

  private void required(Field field) {
    if (isTrue(field)) {
      setPresence(field, new Presence.Required());
    } else {
      setPresence(field, new Presence.Optionally(Optional.empty()));
    }
  }

  private void optional(Field field) {
    if (field.value() instanceof YamlValue.Text text) {
      setPresence(field, new Presence.Optionally(Optional.of(text.text().strip())));
    } else if (field.value() instanceof YamlValue.Nothing || isTrue(field)) {
      setPresence(field, new Presence.Optionally(Optional.empty()));
    }
  }

  private void setPresence(Field field, Presence found) {
    if (presence.isPresent()) {
      problems.add(
          Finding.error(
                  Code.BAD_VALUE,
                  "`" + variable.name() + "` is declared both required and optional.")
              .at(field.place())
              .help("Keep one of `required` and `optional`."));
    }
    presence = Optional.of(found);
  }

  private Optional<ValueRule> pattern(YamlValue.Text text) {
    try {
      return Optional.of(new Matches(Pattern.compile(text.text())));
    } catch (PatternSyntaxException wrong) {
      problems.add(
          Finding.error(
                  Code.BAD_VALUE,
                  "`"
                      + path("pattern")
                      + "` is not a regular expression: "
                      + wrong.getDescription()
                      + ".")
              .at(text.place())
              .help("Write a regular expression of Java's, in single quotes."));
      return Optional.empty();
    }
  }

  private void database(Field field) {
    if (field.value() instanceof Fields hosts) {
      values.add(
          new PointsAt(hosts(hosts, RuleKey.ALLOWED_HOSTS), hosts(hosts, RuleKey.FORBIDDEN_HOSTS)));
      hosts.fields().stream()
          .filter(f -> !List.of(RuleKey.ALLOWED_HOSTS, RuleKey.FORBIDDEN_HOSTS).contains(f.name()))
          .forEach(f ->
              problems.add(
                  ConfigurationProblem.unknownKey(
                      f.name(),
                      f.place(),
                      List.of(RuleKey.ALLOWED_HOSTS, RuleKey.FORBIDDEN_HOSTS))));
    } else if (isTrue(field)) {
      values.add(new PointsAt(List.of(), List.of()));
    }
  }

  private List<HostPattern> hosts(Fields database, String name) {
    var type = new HostListType();
    List<HostPattern> hosts = new ArrayList<>();
    for (Field field : database.fields()) {
      if (field.name().equals(name)) {
        type.parse(texts(field))
            .ifPresentOrElse(hosts::addAll, () -> wrongType(field, type.title(), type.help()));
      }
    }
    return hosts;
  }

  private void severity(Field field) {
    Optional<String> word = text(field).map(YamlValue.Text::text);
    if (word.equals(Optional.of("warning"))) {
      severity = Severity.WARNING;
    } else if (word.isPresent() && !word.get().equals("error")) {
      wrongType(field, "`error` or `warning`", "Write `error` or `warning`.");
    }
  }

  private boolean isTrue(Field field) {
    if (field.value() instanceof YamlValue.Flag flag) {
      return flag.isTrue();
    }
    wrongType(field, "`true` or `false`", "Write `true` or `false`.");
    return false;
  }

  private Optional<YamlValue.Text> text(Field field) {
    if (field.value() instanceof YamlValue.Text text) {
      return Optional.of(text);
    }
    wrongType(field, "text", "Write a text in quotes.");
    return Optional.empty();
  }

  /** Accepts numbers and truth values as well, which are texts in the environment. */
  private List<String> texts(Field field) {
    List<YamlValue> items =
        field.value() instanceof YamlValue.Items list ? list.values() : List.of(field.value());
    List<String> texts = new ArrayList<>();
    for (YamlValue item : items) {
      switch (item) {
        case YamlValue.Text text -> texts.add(text.text());
        case YamlValue.Flag flag -> texts.add(Boolean.toString(flag.isTrue()));
        default -> wrongType(field, "a list of texts", "Write a list such as `[a, b]`.");
      }
    }
    return texts;
  }

  private void wrongType(Field field, String expected, String help) {
    problems.add(
        ConfigurationProblem.wrongType(path(field.name()), field.value(), expected).help(help));
  }

  private String path(String key) {
    return FileValuesReader.ENVIRONMENT + "." + variable.name() + "." + key;
  }
}
