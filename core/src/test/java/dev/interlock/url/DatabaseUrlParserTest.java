package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    var url = postgresql(text);

    assertThat(url.uri().reveal()).isEqualTo("postgresql://ann:s%40cret@db.example.com:5433/shop");
    assertThat(url.password()).contains(new Secret("s@cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql+asyncpg://h/d?ssl=require | sslmode=require",
        "postgresql+asyncpg://h/d?ssl=true | sslmode=require",
        "postgres://h/d?ssl=false | sslmode=disable",
        "postgres://h/d?ssl=true&sslmode=verify-ca | sslmode=verify-ca",
        "postgres://h/d?sslmode=verify-ca&ssl=true | sslmode=verify-ca",
        "postgres://h/d?sslmode=no-verify | sslmode=require",
        "jdbc:postgresql://h/d?ssl=true | sslmode=verify-full",
        "r2dbc:postgresql://h/d?sslMode=VERIFY_FULL | sslmode=verify-full",
        "r2dbcs:postgresql://h/d | sslmode=verify-full",
        "postgres://h/d?sslmode=require&channel_binding=require | sslmode=require,channel_binding=require",
        "jdbc:postgresql://h/d?channelBinding=require | channel_binding=require",
        "jdbc:postgresql://h/d?ApplicationName=my+shop | application_name=my shop",
        "postgres://h/d?application_name=my+shop | application_name=my+shop",
        "jdbc:postgresql://h/d?connectTimeout=7 | connect_timeout=7",
        "r2dbc:postgresql://h/d?connectTimeout=PT1M | connect_timeout=60",
        "jdbc:postgresql://a,b/d?targetServerType=preferSecondary | target_session_attrs=prefer-standby",
        "jdbc:postgresql://a,b/d?loadBalanceHosts=true | load_balance_hosts=random",
        "postgres://h/d?options=endpoint%3Dep-cool-1 | options=endpoint=ep-cool-1",
        "postgres://h/d?sslmode=require&sslmode=disable | sslmode=disable",
      })
  void translatesOptionsToLibpqsWords(String text, String expected) {
    var options = postgresql(text).options();

    assertThat(options.toString()).isEqualTo("{" + expected.replace(",", ", ") + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection_limit=5&pool_timeout=30&sslaccept=strict&socket_timeout=3",
        "statement_cache_mode=describe&default_query_exec_mode=exec&pool_max_conns=4",
        "prepared_statement_cache_size=0&statement_cache_size=0&command_timeout=9",
        "prepareThreshold=0&reWriteBatchedInserts=true&socketTimeout=30&stringtype=unspecified",
        "supa=base-pooler.x&workaround=supabase-pooler.vercel&uselibpqcompat=true",
        "x-migrations-table=m&x-multi-statement=true",
        "&client_encoding=utf8&"
      })
  void dropsWhatOnlyAnotherLibraryNeeds(String query) {
    assertThat(postgresql("postgres://h/d?" + query)).isEqualTo(postgresql("postgres://h/d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://h/d?schema=app",
        "jdbc:postgresql://h/d?currentSchema=app",
        "postgresql://h/d?search_path=app",
        "postgresql://h/d?options=-c%20search_path%3Dapp",
        "postgresql+psycopg2://h/d?options=-csearch_path=app",
        "postgresql+psycopg2://h/d?options=--search_path=app",
        "host=h dbname=d options='-c search_path=app'"
      })
  void findsTheSearchPath(String text) {
    var url = postgresql(text);

    assertThat(url.searchPath()).contains("app");
    assertThat(url.options()).isEmpty();
  }

  @Test
  void keepsTheServerOptionsBesideASearchPath() {
    var url = postgresql("postgres://h/d?options=-c%20search_path%3Da%2Cb%20-c%20jit%3Doff");

    assertThat(url.searchPath()).contains("a,b");
    assertThat(url.options()).containsExactly(java.util.Map.entry("options", "-c jit=off"));
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
    assertThat(postgresql(text).hosts())
        .extracting(HostAndPort::toString)
        .containsExactly(expected.split(",", -1));
  }

  @Test
  void knowsAUnixSocketByItsPath() {
    assertThat(postgresql("host=/tmp").hosts().getFirst().isUnixSocket()).isTrue();
    assertThat(postgresql("host=tmp").hosts().getFirst().isUnixSocket()).isFalse();
  }

  @Test
  void decodesLoginAndDatabaseButKeepsAPlus() {
    var url = postgresql("postgres://a%20b:p+%23%C3%A9%2F@h/d%2Fx%3F");

    assertThat(url.user()).contains("a b");
    assertThat(url.password().map(Secret::reveal)).contains("p+#é/");
    assertThat(url.database()).contains("d/x?");
  }

  @Test
  void readsQuotesAndBackslashesOfAConnectionString() {
    var url = postgresql("host=h password='it\\'s a \\\\ secret' user=a\\ b");

    assertThat(url.password().map(Secret::reveal)).contains("it's a \\ secret");
    assertThat(url.user()).contains("a b");
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    var url = postgresql("postgres://h");

    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
    assertThat(url.database()).isEmpty();
    assertThat(url.redacted()).isEqualTo("postgresql://h:5432");
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:///rel.db,rel.db",
    "sqlite:////abs/app.db,/abs/app.db",
    "sqlite+aiosqlite:///./rel.db,./rel.db",
    "sqlite+pysqlite:////abs.db,/abs.db",
    "sqlite://data.db,data.db",
    "sqlite://data.db?mode=rwc,data.db",
    "sqlite:file.db,file.db",
    "sqlite3:db/dev.sqlite3,db/dev.sqlite3",
    "sqlite:/abs.db,/abs.db",
    "file:x.db,x.db",
    "file:./dev.db?connection_limit=1,./dev.db",
    "file:///abs.db,/abs.db",
    "file://localhost/abs.db,/abs.db",
    "jdbc:sqlite:x.db,x.db",
    "jdbc:sqlite:/abs.db,/abs.db",
    "jdbc:sqlite:file:x.db?cache=shared,x.db",
    "sqlite:///with%20blank.db,with blank.db"
  })
  void readsSqliteFiles(String text, String file) {
    assertThat(DatabaseUrlParser.parse(text)).isEqualTo(new SqliteUrl(Optional.of(Path.of(file))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":memory:",
        "sqlite::memory:",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+aiosqlite://",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "file::memory:?cache=shared",
        "file:name?mode=memory&cache=shared"
      })
  void readsSqliteInMemory(String text) {
    assertThat(DatabaseUrlParser.parse(text)).isEqualTo(SqliteUrl.inMemory());
  }

  @Test
  void namesTheNearestOfAnUnknownOption() {
    var problem = problems("postgres://u:hunter2@h/d?sslmod=require&chanel_binding=x");

    assertThat(problem)
        .extracting(Finding::code)
        .containsExactly(Code.UNKNOWN_URL_OPTION, Code.UNKNOWN_URL_OPTION);
    assertThat(problem.getFirst().message()).isEqualTo("database URL option `sslmod` is unknown.");
    assertThat(problem)
        .extracting(f -> f.help().orElseThrow())
        .containsExactly("Write `sslmode`.", "Write `channel_binding`.");
  }

  @Test
  void namesTheNearestOfAnUnknownSqliteOption() {
    assertThat(problems("sqlite:///x.db?jurnal_mode=wal").getFirst().help())
        .contains("Write `journal_mode`.");
  }

  @Test
  void refusesAnOptionValueThatLibpqWouldRefuse() {
    var problem = problems("postgres://h/d?sslmode=requre").getFirst();

    assertThat(problem.code()).isEqualTo(Code.BAD_URL);
    assertThat(problem.message())
        .isEqualTo(
            "database URL option `sslmode` is `requre`, which is not one of disable, allow,"
                + " prefer, require, verify-ca, verify-full.");
    assertThat(problem.help()).contains("Write `sslmode=require`.");
  }

  @Test
  void refusesPrismasProxyWithAReason() {
    var problem = problems("prisma+postgres://accelerate.prisma-data.net/?api_key=abc").getFirst();

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
    var problem = problems(text).getFirst();

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
        "Host=h;Username=u;Password=hunter2",
        "host=h password=a hunter2",
        "host=h password='hunter2",
        "password=hunter2 =",
        "sqlite:///x.db?mode=ro",
        "jdbc:sqlite:x.db?immutable=1"
      })
  void refusesWhatItCannotReadWithoutQuotingIt(String text) {
    var problems = problems(text);

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
    assertThat(problems("postgres://h:x/d?sslmode=no&sslrootcer=y&target_session_attrs=z"))
        .extracting(Finding::code)
        .containsExactly(Code.BAD_URL, Code.UNKNOWN_URL_OPTION, Code.BAD_URL, Code.BAD_URL);
  }

  @Test
  void showsNoSecretOfAUrl() {
    var url = postgresql("postgres://u:hunter2@h/d?sslpassword=keykey&pgbouncer=true");

    assertThat(url.redacted())
        .isEqualTo(url.toString())
        .isEqualTo("postgresql://u:***@h:5432/d?sslpassword=***&pgbouncer=true");
    assertThat(url.secrets()).containsExactly(new Secret("hunter2"), new Secret("keykey"));
  }

  private static PostgresqlUrl postgresql(String text) {
    return (PostgresqlUrl) DatabaseUrlParser.parse(text);
  }

  private static List<Finding> problems(String text) {
    return catchThrowableOfType(Failure.Misconfigured.class, () -> DatabaseUrlParser.parse(text))
        .findings();
  }
}
