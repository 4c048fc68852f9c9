package dev.interlock.testkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.testkit.PoolMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AcceptanceCaseTest {

  @TempDir private Path folder;

  @Test
  void needsNoMoreThanACommand() throws IOException {
    write("command", "# why\n\ninterlock status\n");

    var subject = AcceptanceCase.read(folder);

    assertThat(subject.commands()).containsExactly("interlock status");
    assertThat(subject.exits()).containsExactly(0);
    assertThat(subject.needs().engine()).isEqualTo(Needs.Engine.POSTGRESQL);
    assertThat(subject.leavesDatabaseUnchanged()).isFalse();
  }

  @Test
  void givesASingleExitCodeToTheLastCommand() throws IOException {
    write("command", "one\ntwo\n");
    write("exit", "1\n");

    assertThat(AcceptanceCase.read(folder).exits()).containsExactly(0, 1);
  }

  @Test
  void refusesMoreExitCodesThanCommands() throws IOException {
    write("command", "one\n");
    write("exit", "0\n1\n");

    assertThatThrownBy(() -> AcceptanceCase.read(folder)).hasMessageContaining("exit");
  }

  @Test
  void readsWhatTheCaseNeeds() throws IOException {
    write("command", "one\n");
    write("needs", "version: 15\npooler: transaction\n");

    var needs = AcceptanceCase.read(folder).needs();

    assertThat(needs.version()).hasValue(15);
    assertThat(needs.pooler()).contains(PoolMode.TRANSACTION);
  }

  @Test
  void refusesNeedsItDoesNotKnow() {
    assertThatThrownBy(() -> Needs.parse(List.of("poler: session"))).hasMessageContaining("poler");
    assertThatThrownBy(() -> Needs.parse(List.of("database: oracle")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Needs.parse(List.of("database: sqlite", "version: 15")))
        .hasMessageContaining("SQLite");
  }

  @Test
  void changesTheEnvironmentInOrder() {
    var variables = new HashMap<>(Map.of("DATABASE_URL", "postgresql://h/db", "GONE", "x"));

    CaseEnvironment.parse(
            List.of("PG=${DATABASE_URL}?a=b", "DATABASE_URL=${PG}&c", "GONE", "EMPTY=", "A=${NO}"))
        .applyTo(variables);

    assertThat(variables)
        .containsOnly(
            Map.entry("PG", "postgresql://h/db?a=b"),
            Map.entry("DATABASE_URL", "postgresql://h/db?a=b&c"),
            Map.entry("EMPTY", ""),
            Map.entry("A", "${NO}"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
