package dev.interlock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivisionTest {

  private static final Checksum SCRIPT = Checksum.of(new byte[] {1});
  private static final Checksum IN_FLIGHT = Checksum.of(new byte[] {2});

  // The statement in flight is recorded, and rows without it can still be read (J8).
  @Test
  void readsWhatItWrote() {
    var division = Division.parse("1-2 3! 5-9* " + SCRIPT.hex());
    assertThat(division.stretches()).hasSize(3);
    assertThat(division.inFlight()).isEmpty();
    assertThat(Division.parse(division.words())).isEqualTo(division);
    var during = division.during(IN_FLIGHT);
    assertThat(during.words()).isEqualTo(division.words() + " " + IN_FLIGHT.hex());
    assertThat(Division.parse(during.words())).isEqualTo(during);
    assertThat(Division.parse(SCRIPT.hex()).stretches()).isEqualTo(List.of());
  }

  @Test
  void countsTheStatementsThroughTheNextStep() {
    var division = Division.parse("1-2 3! 5-9* " + SCRIPT.hex());
    assertThat(division.through(0)).hasValue(1);
    assertThat(division.through(2)).hasValue(3);
    assertThat(division.through(3)).hasValue(5);
    assertThat(division.through(9)).isEmpty();
  }
}
