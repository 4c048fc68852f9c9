package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that are refused, and secrets that a message must not show. */
class UnreadableUrlTest {

  @Test
  void refusesPrismasProxyWithAReason() {
    var problem =
        TestUrls.problems("prisma+postgres://accelerate.prisma-data.net/?api_key=abc").getFirst();

    assertThat(problem.code()).isEqualTo(Code.UNKNOWN_DIALECT);
    assertThat(problem.message()).contains("speaks no SQL protocol");
    assertThat(problem.help().orElseThrow()).contains("DIRECT_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:hunter2@h/d,mysql",
    "mysql+pymysql://u:hunter2@h/d,mysql",
    "jdbc:mysql://h/d?password=hunter2,mysql",
    "mongodb+srv://u:hunter2@h/d,mongodb",
    "jdbc:oracle:thin:@h:1521:x,oracle",
    "cockroachdb://u:hunter2@h/d,cockroachdb",
    "libsql://h,libsql"
  })
  void refusesDatabasesWithoutADialect(String text, String name) {
    var problem = TestUrls.problems(text).getFirst();

    assertThat(problem.code()).isEqualTo(Code.UNKNOWN_DIALECT);
    assertThat(problem.message()).contains("`" + name + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "hunter2",
        "u:hunter2@h/d",
        "//u:hunter2@h/d",
        "postgres:u:hunter2@h/d",
        "postgres://u:hunter2/x@h/d",
        "postgres://u:12/hunter2@h/d",
        "postgres://u:12?hunter2@h/d",
        "postgres://u:12?a=hunter2@h/d",
        "postgres://u:hunter2%zz@h/d",
        "postgres://u:hunter2%00@h/d",
        "postgres://u:hunter2%FF@h/d",
        "postgres://u:hunter2%4",
        "postgres://u:p@h:hunter2/d",
        "postgres://u:p@h:0/d",
        "postgres://u:p@h:65536/d",
        "postgres://u:p@::1:5432/d",
        "postgres://u:p@h1:1,h2:2/d?port=1,2,3",
        "postgres://u:p@h/d?=hunter2",
        "postgres://u:p@h/d?hunter2",
        "postgres://h/d?connect_timeout=hunter2",
        "postgres://h/d?service=hunter2",
        "host=h password=a hunter2",
        "host=h password='hunter2",
        "password=hunter2 =",
        "sqlite:///x.db?mode=ro",
        "jdbc:sqlite:x.db?immutable=1"
      })
  void refusesWhatItCannotReadWithoutQuotingIt(String text) {
    var problems = TestUrls.problems(text);

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.code()).isEqualTo(Code.BAD_URL);
          assertThat(problem.toString()).doesNotContain("hunter2");
          assertThat(problem.help()).isPresent();
        });
  }

  @Test
  void saysEveryProblemOfAUrlAtOnce() {
    assertThat(TestUrls.problems("postgres://h:x/d?sslmode=no&sslrootcer=y&target_session_attrs=z"))
        .extracting(Finding::code)
        .containsExactly(Code.BAD_URL, Code.UNKNOWN_URL_OPTION, Code.BAD_URL, Code.BAD_URL);
  }

  @Test
  void showsNoSecretOfAUrl() {
    var url = TestUrls.postgresql("postgres://u:hunter2@h/d?sslpassword=keykey&pgbouncer=true");

    assertThat(url.redacted())
        .isEqualTo(url.toString())
        .isEqualTo("postgresql://u:***@h:5432/d?sslpassword=***&pgbouncer=true");
    assertThat(url.secrets()).containsExactly(new Secret("hunter2"), new Secret("keykey"));
  }
}
