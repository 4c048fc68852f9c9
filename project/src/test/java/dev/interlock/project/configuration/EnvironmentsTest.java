package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.interlock.drift.Drift;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.VariableRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The environments of a configuration file. */
class EnvironmentsTest {

  private static final String FILE =
      """
      environments:
        staging:
          drift: allow
          lock: {timeout: 9s}
          env: {PORT: optional, TOKEN: required}
        production:
          production: {databases: [shop]}
      drift: refuse
      lock: {timeout: 3s, retries: 4}
      env: {PORT: required, HOST: required}
      """;

  private final ConfigurationFolder folder;

  EnvironmentsTest(@TempDir Path path) {
    folder = new ConfigurationFolder(path);
  }

  @Test
  void doNothingUnlessOneIsChosen() {
    Configuration read = folder.readFile(FILE);

    assertThat(read.drift().value()).isEqualTo(Drift.REFUSE);
    assertThat(read.lock().timeout().value()).hasSeconds(3);
    assertThat(read.production().databases().value()).isEmpty();
  }

  @Test
  void replaceValuesOfTheFileWhereverTheyAreWritten() {
    Configuration read = read(Optional.of("staging"), Map.of(), Map.of());

    assertThat(read.drift().value()).isEqualTo(Drift.ALLOW);
    assertThat(read.drift().origin().name()).isEqualTo("interlock.yml:3:12");
    assertThat(read.lock().timeout().value()).hasSeconds(9);
    assertThat(read.lock().retries().value()).isEqualTo(4);
  }

  @Test
  void addTheirRulesToTheContract() {
    assertThat(read(Optional.of("staging"), Map.of(), Map.of()).environment().rules())
        .extracting(VariableRule::name, rule -> rule.place().orElseThrow().line())
        .containsExactly(tuple("PORT", 5), tuple("HOST", 10), tuple("TOKEN", 5));
  }

  @Test
  void loseToVariablesAndFlags() {
    Configuration read =
        read(
            Optional.of("staging"),
            Map.of("INTERLOCK_DRIFT", "refuse"),
            Map.of("--lock-timeout", "1s"));

    assertThat(read.drift().value()).isEqualTo(Drift.REFUSE);
    assertThat(read.lock().timeout().value()).hasSeconds(1);
  }

  @Test
  void areChosenByAVariableUnlessThereIsAFlag() {
    Map<String, String> variable = Map.of("INTERLOCK_ENV", "production");

    assertThat(read(Optional.empty(), variable, Map.of()).production().databases().value())
        .containsExactly("shop");
    assertThat(read(Optional.of("staging"), variable, Map.of()).production().databases().value())
        .isEmpty();
    assertThat(read(Optional.empty(), variable, Map.of()).warnings()).isEmpty();
    assertThat(read(Optional.empty(), Map.of("INTERLOCK_ENV", " "), Map.of()).drift().value())
        .isEqualTo(Drift.REFUSE);
  }

  @Test
  void mustExistIfChosen() {
    assertThat(problems(FILE, Optional.of("prod"), Map.of()))
        .extracting(Finding::message, finding -> finding.help().orElseThrow())
        .containsExactly(
            tuple(
                "`--env` is `prod`, which is not an environment of the configuration file.",
                "Choose one of staging, production."));
    assertThat(problems("drift: allow", Optional.empty(), Map.of("INTERLOCK_ENV", "prod")))
        .extracting(Finding::message, finding -> finding.help().orElseThrow())
        .containsExactly(
            tuple(
                "`INTERLOCK_ENV` is `prod`, which is not an environment of the configuration file.",
                "Write it below `environments`, or choose none."));
  }

  @Test
  void cannotBeChosenWithoutAFile() {
    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class, () -> readIt(Optional.of("prod"), Map.of(), Map.of()));

    assertThat(failure.findings())
        .extracting(Finding::message)
        .containsExactly(
            "`--env` is `prod`, which is not an environment of the configuration file.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "environments: {a: {lok: 1}} | interlock.yml:1:20 `lok` is not a configuration key.",
        "environments: {a: 1} | interlock.yml:1:19 `environments.a` is `1`, which is not a group of keys.",
        "environments: [a] | interlock.yml:1:15 `environments` is a list, which is not a group of environments.",
        "environments: {a: {environments: {b: {}}}} | interlock.yml:1:20 `environments` is not a configuration key.",
        "environments: {a: {lock: 1}} | interlock.yml:1:26 `lock` is `1`, which is not a group of keys."
      })
  void areSearchedForProblemsEvenIfNotChosen(String file, String message) {
    for (Optional<String> chosen : List.of(Optional.<String>empty(), Optional.of("a"))) {
      assertThat(problems(file, chosen, Map.of()).getFirst())
          .extracting(finding -> finding.place().orElseThrow() + " " + finding.message())
          .isEqualTo(message);
    }
  }

  private List<Finding> problems(
      String file, Optional<String> chosen, Map<String, String> environment) {
    folder.write(file);
    return catchThrowableOfType(
            Failure.Misconfigured.class, () -> readIt(chosen, environment, Map.of()))
        .findings();
  }

  private Configuration read(
      Optional<String> chosen, Map<String, String> environment, Map<String, String> flags) {
    folder.write(FILE);
    return readIt(chosen, environment, flags);
  }

  private Configuration readIt(
      Optional<String> chosen, Map<String, String> environment, Map<String, String> flags) {
    return ConfigurationReader.read(
        folder.path(), Optional.empty(), chosen, environment, Overrides.ofFlags(flags));
  }
}
