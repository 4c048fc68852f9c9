package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The environment whose values of {@code environments} apply.
 *
 * @param origin the flag or variable that chose it
 */
record EnvironmentChoice(String name, Origin origin) {

  static final String FLAG = "env";
  static final String VARIABLE = "INTERLOCK_ENV";

  /** Returns the choice of the flag, else of the variable. One that is empty chooses nothing. */
  static Optional<EnvironmentChoice> of(Optional<String> flag, Map<String, String> variables) {
    return flag.map(name -> new EnvironmentChoice(name, new Origin.Flag("--" + FLAG)))
        .or(() ->
            Optional.ofNullable(variables.get(VARIABLE))
                .map(name -> new EnvironmentChoice(name, new Origin.Variable(VARIABLE))))
        .filter(choice -> !choice.name().isBlank());
  }

  /** Reports that the file has no such environment. */
  Finding unknown(Collection<String> known) {
    return Finding.error(
            Code.BAD_VALUE,
            "`%s` is `%s`, which is not an environment of the configuration file."
                .formatted(origin.name(), name))
        .help(
            known.isEmpty()
                ? "Write it below `%s`, or choose none.".formatted(FileValuesReader.ENVIRONMENTS)
                : "Choose one of %s.".formatted(String.join(", ", known)));
  }
}
