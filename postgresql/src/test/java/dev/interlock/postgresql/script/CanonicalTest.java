package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalTest {

  private final PostgresScriptSplitter splitter = new PostgresScriptSplitter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT  A.b/*x*/,c -- y      | select a . B,C",
        "select a<-1                  | select a < - 1",
        "select 'a'\\n -- x\\n 'b'     | select 'a'\\n\\n'b'",
        "select $$a\\r\\nb$$            | select $$a\\nb$$",
        "select '\\r\\n'                | select '\\n'",
        "select 1::int                | SELECT 1 :: INT"
      })
  void isSameForSameTokens(String one, String other) {
    assertThat(canonical(one)).isEqualTo(canonical(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select 'a'       | select 'A'",
        "select 'a  b'    | select 'a b'",
        "select \"a\"     | select a",
        "select \"a\"     | select \"A\"",
        "select a b       | select ab",
        "select @-1       | select @ -1",
        "select 'a'\\n'b' | select 'a' 'b'",
        "select 'a--'     | select 'a'",
        "select $a$x$a$   | select $b$x$b$",
        "select ÄB        | select äb",
        "select 1..2      | select 1. .2"
      })
  void differsForDifferentTokens(String one, String other) {
    assertThat(canonical(one)).isNotEqualTo(canonical(other));
  }

  private String canonical(String statement) {
    return splitter.canonical(statement.translateEscapes());
  }
}
