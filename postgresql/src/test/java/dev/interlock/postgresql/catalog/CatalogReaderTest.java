package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatalogReaderTest {

  /** A frozen client's snapshot would delay every concurrent index build until the client wakes. */
  @Test
  void letsTheServerEndTheTransactionOfAClientThatFroze() {
    assertThat(CatalogReader.begin()).contains("SET LOCAL idle_in_transaction_session_timeout");
  }
}
