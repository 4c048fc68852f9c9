package dev.interlock.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.TestMigrations;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.LedgerPlace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {

  private static final ForeignLedger.Read ELSEWHERE =
      new ForeignLedger.Read(
          new Flyway(),
          new LedgerPlace("billing", "flyway_schema_history", false, true),
          ForeignLedger.Recognition.NAME,
          List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE Billing.invoice (id int)",
        "CREATE TABLE \"billing\".invoice (id int)",
        "SELECT set_config('search_path', 'app, billing', false)",
        "CREATE FUNCTION f() AS $$ SELECT 'billing.invoice'::regclass $$"
      })
  void isSureIfAMigrationNamesTheSchema(String sql) {
    assertThat(isSure(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE invoice (id int) /* not in billing */",
        "-- read by the service billing\nCREATE TABLE invoice (id int)",
        "DO $$ BEGIN -- unlike billing\n CREATE TABLE invoice (id int); END $$",
        "CREATE TABLE billing_address (id int)"
      })
  void isNotSureByAComment(String sql) {
    assertThat(isSure(sql)).isFalse();
  }

  private static boolean isSure(String sql) {
    var history = TestMigrations.history(TestMigrations.versioned("V1", sql));
    return Ownership.isSure(history, ELSEWHERE, false);
  }
}
