package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a PostgreSQL URL in every dialect. */
class DatabaseUrlParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ann:s%40cret@db.example.com:5433/shop",
        "postgresql://ann:s%40cret@db.example.com:5433/shop",
        "POSTGRES://ann:s%40cret@db.example.com:5433/shop",
        "postgresql+asyncpg://ann:s%40cret@db.example.com:5433/shop",
        "postgresql+psycopg2://ann:s%40cret@db.example.com:5433/shop",
        "postgresql+psycopg://ann:s%40cret@db.example.com:5433/shop",
        "postgresql+pg8000://ann:s%40cret@db.example.com:5433/shop",
        "postgresql+psycopg_async://ann:s%40cret@db.example.com:5433/shop",
        "pgsql://ann:s%40cret@db.example.com:5433/shop",
        "postgis://ann:s%40cret@db.example.com:5433/shop",
        "jdbc:postgresql://ann:s%40cret@db.example.com:5433/shop",
        "jdbc:postgresql://db.example.com:5433/shop?user=ann&password=s%40cret",
        "jdbc:postgresql://db.example.com:5433/shop?user=ann&password=s@cret",
        "r2dbc:postgresql://ann:s%40cret@db.example.com:5433/shop",
        "r2dbc:pool:postgresql://ann:s%40cret@db.example.com:5433/shop",
        "postgres://ann:s@cret@db.example.com:5433/shop",
        "postgresql:///shop?host=db.example.com&port=5433&user=ann&password=s%40cret",
        "postgresql://ann:s%40cret@ignored:1/shop?host=db.example.com&port=5433",
        "host=db.example.com port=5433 dbname=shop user=ann password=s@cret",
        "host = db.example.com port='5433' dbname=shop user=ann password='s@cret'",
        "  \"postgres://ann:s%40cret@db.example.com:5433/shop\"\n",
        "'postgres://ann:s%40cret@db.example.com:5433/shop'"
      })
  void readsOneDatabaseInEveryDialect(String text) {
    var url = TestUrls.postgresql(text);

    assertThat(url.uri().reveal()).isEqualTo("postgresql://ann:s%40cret@db.example.com:5433/shop");
    assertThat(url.password()).contains(new Secret("s@cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://h1:1,h2,h3:3/d | h1:1,h2:5432,h3:3",
        "jdbc:postgresql://h1,h2:2/d | h1:5432,h2:2",
        "host=h1,h2 port=1,2 dbname=d | h1:1,h2:2",
        "host=h1,h2 port=7 dbname=d | h1:7,h2:7",
        "postgres://[::1]/d | [::1]:5432",
        "postgres://u:p@[fe80::1%25eth0]:6000/d | [fe80::1%25eth0]:6000",
        "postgres://[::1]:1,[::2]:2/d | [::1]:1,[::2]:2",
        "postgresql:///d | localhost:5432",
        "postgresql:// | localhost:5432",
        "jdbc:postgresql:d | localhost:5432",
        "jdbc:postgresql:/ | localhost:5432",
        "postgresql:///d?host=/var/run/postgresql | %2Fvar%2Frun%2Fpostgresql:5432",
        "postgresql:///d?host=%2Fcloudsql%2Fa:b:c | %2Fcloudsql%2Fa%3Ab%3Ac:5432",
        "postgresql://%2Fvar%2Frun%2Fpostgresql/d | %2Fvar%2Frun%2Fpostgresql:5432",
        "hostaddr=10.0.0.1 dbname=d | 10.0.0.1:5432",
        "postgres://user@my_service.railway.internal/d | my_service.railway.internal:5432"
      })
  void readsHosts(String text, String expected) {
    assertThat(TestUrls.postgresql(text).hosts())
        .extracting(HostAndPort::toString)
        .containsExactly(expected.split(",", -1));
  }

  @Test
  void knowsAUnixSocketByItsPath() {
    assertThat(TestUrls.postgresql("host=/tmp").hosts().getFirst().isUnixSocket()).isTrue();
    assertThat(TestUrls.postgresql("host=tmp").hosts().getFirst().isUnixSocket()).isFalse();
  }

  @Test
  void decodesLoginAndDatabaseButKeepsAPlus() {
    var url = TestUrls.postgresql("postgres://a%20b:p+%23%C3%A9%2F@h/d%2Fx%3F");

    assertThat(url.user()).contains("a b");
    assertThat(url.password().map(Secret::reveal)).contains("p+#é/");
    assertThat(url.database()).contains("d/x?");
  }

  @Test
  void readsQuotesAndBackslashesOfAConnectionString() {
    var url = TestUrls.postgresql("host=h password='it\\'s a \\\\ secret' user=a\\ b");

    assertThat(url.password().map(Secret::reveal)).contains("it's a \\ secret");
    assertThat(url.user()).contains("a b");
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    var url = TestUrls.postgresql("postgres://h");

    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
    assertThat(url.database()).isEmpty();
    assertThat(url.redacted()).isEqualTo("postgresql://h:5432");
  }
}
