package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatalogReaderTest {

  /** Its snapshot would hold up every concurrent index build until the client wakes. */
  @Test
  void letsTheServerEndTheTransactionOfAClientThatFroze() {
    assertThat(CatalogReader.begin()).contains("SET LOCAL idle_in_transaction_session_timeout");
  }
}
