package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Changes of the ledger by stamps. */
interface StampContract extends Contract {

  @Test
  default void recordsWithoutRunning() {
    project().writeTables(3);
    project().run().stamp("2");
    assertThat(project().tables()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 stamped", "V2 stamped");
    assertThat(project().run().upgrade()).containsExactly("V3");
  }

  @Test
  default void retiresWhatIsAboveTheStamp() {
    project().writeTables(2);
    project().run().upgrade();
    project().run().stamp("1");
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 restamped");
  }

  @Test
  default void changesNothingTheSecondTime() {
    project().writeTables(2);
    project().run().stamp("head");
    long token = project().lockToken();
    assertThat(project().run().stamp("head")).isEmpty();
    assertThat(project().lockToken()).isEqualTo(token);
  }
}
