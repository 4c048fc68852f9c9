package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ExtensionRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtensionStatementTest {

  @Test
  void readsWhatIsCreated() {
    assertThat(ExtensionStatement.parse("CREATE EXTENSION Vector"))
        .contains(new ExtensionRequest("vector", Optional.empty(), false, false));
    assertThat(
            ExtensionStatement.parse(
                "create extension if not exists \"uuid-ossp\" with schema extensions version '1.1' cascade"))
        .contains(new ExtensionRequest("uuid-ossp", Optional.of("1.1"), true, true));
    assertThat(ExtensionStatement.parse("CREATE EXTENSION hstore VERSION \"1.8\""))
        .contains(new ExtensionRequest("hstore", Optional.of("1.8"), false, false));
  }

  @Test
  void readsWhatIsUpdated() {
    assertThat(ExtensionStatement.parse("ALTER EXTENSION vector UPDATE"))
        .contains(new ExtensionRequest("vector", Optional.empty(), false, false));
    assertThat(ExtensionStatement.parse("ALTER EXTENSION vector UPDATE TO '0.8.0'"))
        .contains(new ExtensionRequest("vector", Optional.of("0.8.0"), false, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE extension (id int)",
        "ALTER EXTENSION vector SET SCHEMA extensions",
        "DROP EXTENSION vector",
        "COMMENT ON EXTENSION vector IS 'x'",
        "SELECT 'CREATE EXTENSION vector'",
        ""
      })
  void leavesOtherStatements(String statement) {
    assertThat(ExtensionStatement.parse(statement)).isEmpty();
  }
}
