package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directives below a statement; literals and data may look like them. */
class LateDirectivesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1;\\n-- interlock: allow=X | [2:1]",
        "SELECT 1\\n  -- interlock: allow=X\\n + 2; | [2:1]",
        "COPY t FROM stdin;\\na\\n\\\\.\\n-- interlock: allow=X | [4:1]",
        "SELECT '\\n-- interlock: allow=X\\n'; | []",
        "SELECT $a$\\n-- interlock: allow=X\\n$a$; | []",
        "SELECT 1 AS \"\\n-- interlock: allow=X\\n\"; | []",
        "COPY t FROM stdin;\\n-- interlock: allow=X\\n\\\\.\\nSELECT 1; | []"
      })
  void areCommentsOnly(String escaped, String places) {
    String sql = escaped.translateEscapes();
    var file =
        new ScriptFile(
            "V1__a.sql",
            Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
            Directives.NONE,
            () -> sql,
            new PostgresScriptSplitter());
    List<String> found =
        file.problems().stream()
            .map(finding -> finding.place().orElseThrow().toString().replace("V1__a.sql:", ""))
            .toList();
    assertThat(found).hasToString(places);
  }
}
