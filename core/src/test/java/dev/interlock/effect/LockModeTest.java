package dev.interlock.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LockModeTest {

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrote(LockMode mode) {
    assertThat(LockMode.of(mode.word())).isEqualTo(mode);
  }

  /** PostgreSQL manual, 54.13, pg_locks. */
  @ParameterizedTest
  @CsvSource({
    "AccessShareLock, ACCESS_SHARE",
    "RowExclusiveLock, ROW_EXCLUSIVE",
    "ShareUpdateExclusiveLock, SHARE_UPDATE_EXCLUSIVE",
    "ShareRowExclusiveLock, SHARE_ROW_EXCLUSIVE",
    "AccessExclusiveLock, ACCESS_EXCLUSIVE"
  })
  void readsWhatTheServerCallsIt(String written, LockMode mode) {
    assertThat(LockMode.of(written)).isEqualTo(mode);
  }

  @Test
  void refusesWhatIsNoMode() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LockMode.of("SIReadLock"))
        .withMessage("`SIReadLock` is not a mode of a lock");
  }
}
