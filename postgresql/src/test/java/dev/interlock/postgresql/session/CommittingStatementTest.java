package dev.interlock.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommittingStatementTest {

  // Through a pooler only the words of a failed block show whether it may have committed (J7).
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "DO $$ BEGIN RAISE 'no'; END $$ @ true @ false",
        "DO $$ BEGIN ROLLBACK; RAISE 'no'; END $$ @ true @ false",
        "DO $$ BEGIN COMMIT; RAISE 'no'; END $$ @ true @ true",
        "do language plpgsql 'begin cOmMiT; end' @ true @ true",
        "DO $$ BEGIN CALL p(); END $$ @ true @ true",
        "DO $$ BEGIN EXECUTE 'COM' || 'MIT'; END $$ @ true @ true",
        "DO E'BEGIN COM\\x4dIT; END' @ true @ true",
        "CALL p() @ true @ true",
        "VACUUM t @ false @ false",
      })
  void isToldByItsWords(String sql, boolean is, boolean mayCommit) {
    var statement = Statement.of(sql, 0, StatementKind.NON_TRANSACTIONAL);
    assertThat(CommittingStatement.is(statement)).isEqualTo(is);
    assertThat(CommittingStatement.mayCommit(statement)).isEqualTo(mayCommit);
  }
}
