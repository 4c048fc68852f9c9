package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.finding.Place;
import java.util.Collection;

/** Creates the findings about single keys and values. */
final class ConfigurationProblem {

  private static final String PREFIX = "INTERLOCK_";

  private ConfigurationProblem() {}

  static Finding unknownKey(String path, Place place, Collection<String> known) {
    return Finding.error(Code.UNKNOWN_KEY, "`" + path + "` is not a configuration key.")
        .at(place)
        .help(
            Nearest.to(path, known)
                .map(near -> "Write `" + near + "`.")
                .orElse("Remove it; the known keys here are " + String.join(", ", known) + "."));
  }

  static Finding unreadVariable(String name, Collection<String> known) {
    return Finding.warning(Code.UNKNOWN_KEY, "`" + name + "` is set, but nothing reads it.")
        .help(
            Nearest.to(
                    withoutPrefix(name),
                    known.stream().map(ConfigurationProblem::withoutPrefix).toList())
                .map(near -> "Write `" + PREFIX + near + "`.")
                .orElse("Unset it; the page `docs/configuration.md` lists the variables."));
  }

  /** Removes the common prefix, which would make any two names look similar. */
  private static String withoutPrefix(String variable) {
    return variable.substring(PREFIX.length());
  }

  static Finding wrongType(String path, YamlValue value, String expected) {
    return wrongTypeOf("`" + path + "`", value, expected);
  }

  static Finding wrongTypeOf(String subject, YamlValue value, String expected) {
    return Finding.error(
            Code.WRONG_TYPE, subject + " is " + value.title() + ", which is not " + expected + ".")
        .at(value.place());
  }

  /** Reports a text that its type does not accept. */
  static Finding badValue(ConfigurationKey<?> key, RawValue raw) {
    Code code = key.type() instanceof ChoiceType ? Code.BAD_VALUE : Code.WRONG_TYPE;
    String shown = SourceText.withoutPasswords(String.join(", ", raw.texts()));
    var finding =
        Finding.error(
                code,
                subject(key, raw.origin())
                    + " is `"
                    + shown
                    + "`, which is not "
                    + key.type().title()
                    + ".")
            .help(key.type().help());
    return raw.origin() instanceof Origin.File file ? finding.at(file.place()) : finding;
  }

  private static String subject(ConfigurationKey<?> key, Origin origin) {
    return switch (origin) {
      case Origin.File file -> "`" + key.path() + "`";
      case Origin.Variable variable -> "`" + variable.name() + "`";
      case Origin.Flag flag -> "`" + flag.name() + "`";
      case Origin.Default none -> "the default of `" + key.path() + "`";
    };
  }
}
