package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlOptionsTest {

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
    var options = TestUrls.postgresql(text).options();

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
    assertThat(TestUrls.postgresql("postgres://h/d?" + query))
        .isEqualTo(TestUrls.postgresql("postgres://h/d"));
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
    var url = TestUrls.postgresql(text);

    assertThat(url.searchPath()).contains("app");
    assertThat(url.options()).isEmpty();
  }

  @Test
  void keepsTheServerOptionsBesideASearchPath() {
    var url =
        TestUrls.postgresql("postgres://h/d?options=-c%20search_path%3Da%2Cb%20-c%20jit%3Doff");

    assertThat(url.searchPath()).contains("a,b");
    assertThat(url.options()).containsExactly(java.util.Map.entry("options", "-c jit=off"));
  }

  @Test
  void namesTheNearestOfAnUnknownOption() {
    var problem = TestUrls.problems("postgres://u:hunter2@h/d?sslmod=require&chanel_binding=x");

    assertThat(problem)
        .extracting(Finding::code)
        .containsExactly(Code.UNKNOWN_URL_OPTION, Code.UNKNOWN_URL_OPTION);
    assertThat(problem.getFirst().message()).isEqualTo("database URL option `sslmod` is unknown.");
    assertThat(problem)
        .extracting(f -> f.help().orElseThrow())
        .containsExactly("Write `sslmode`.", "Write `channel_binding`.");
  }

  @Test
  void refusesAnOptionValueThatLibpqWouldRefuse() {
    var problem = TestUrls.problems("postgres://h/d?sslmode=requre").getFirst();

    assertThat(problem.code()).isEqualTo(Code.BAD_URL);
    assertThat(problem.message())
        .isEqualTo(
            "database URL option `sslmode` is `requre`, which is not one of disable, allow,"
                + " prefer, require, verify-ca, verify-full.");
    assertThat(problem.help()).contains("Write `sslmode=require`.");
  }
}
