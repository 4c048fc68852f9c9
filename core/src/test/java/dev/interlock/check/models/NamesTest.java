package dev.interlock.check.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "user, users",
    "users, user",
    "category, categories",
    "UserAccount, user_accounts",
    "emailVerified, emailverified",
    "createdAt, created_at",
    "address, addresses",
    "task, taks"
  })
  void findsWhatWasMeant(String wanted, String there) {
    assertThat(Names.near(wanted, List.of("orders_of_the_day", there))).contains(there);
  }

  @Test
  void prefersTheOneThatDiffersInCaseOnly() {
    assertThat(Names.near("userId", List.of("user_id", "userid", "userIds"))).contains("userid");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(Names.near("invoice", List.of("task", "user"))).isEmpty();
  }
}
