package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pasted URLs and options are read, or refused with the reason (S11, F4). */
class PastedUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pgx5://ann:s%40cret@db.example.com:5433/shop",
        "pgx4://ann:s%40cret@db.example.com:5433/shop",
        "pgx://ann:s%40cret@db.example.com:5433/shop",
        "jdbc:aws-wrapper:postgresql://db.example.com:5433/shop?user=ann&password=s%40cret",
        "jdbc:p6spy:postgresql://db.example.com:5433/shop?user=ann&password=s%40cret",
        "psql 'postgresql://ann:s%40cret@db.example.com:5433/shop'",
        "Host=db.example.com;Port=5433;Database=shop;Username=ann;Password=s@cret",
        "Server=db.example.com;Port=5433;Database=shop;User Id=ann;Password='s@cret';Pooling=true;",
        "host = db.example.com ; port = 5433 ; db = shop ; uid = ann ; pwd = s@cret"
      })
  void readsWhatPeoplePaste(String text) {
    PostgresqlUrl url = TestUrls.postgresql(text);
    assertThat(url.hosts()).containsExactly(new HostAndPort("db.example.com", 5433));
    assertThat(url.database()).contains("shop");
    assertThat(url.user()).contains("ann");
    assertThat(url.password().orElseThrow().reveal()).isEqualTo("s@cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host=h;Username=ann;Password=\"x;y='\"\"z\"",
        "Host=h;Password='x;y=''\"z';Username=ann",
        "password='x;y=\\'\"z' host='h' user='ann'",
        "host=h user=ann password=x;y=\\'\"z port=5432"
      })
  void readsPasswordsWithSemicolons(String text) {
    PostgresqlUrl url = TestUrls.postgresql(text);
    assertThat(url.hosts()).containsExactly(new HostAndPort("h", 5432));
    assertThat(url.user()).contains("ann");
    assertThat(url.password().orElseThrow().reveal()).isEqualTo("x;y='\"z");
  }

  @Test
  void readsTheOptionsOfNpgsql() {
    PostgresqlUrl url =
        TestUrls.postgresql(
            "Host=h;SSL Mode=VerifyFull;Search Path=app;Application Name=shop;Timeout=15;"
                + "Maximum Pool Size=20;Trust Server Certificate=true");
    assertThat(url.options())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("application_name", "shop")
        .containsEntry("connect_timeout", "15");
    assertThat(url.searchPath()).contains("app");
  }

  @Test
  void readsTheFilesOfAdo() {
    var url =
        (SqliteUrl)
            DatabaseUrlParser.parse(
                "Data Source=app.db;Mode=ReadWrite;Foreign Keys=True;Cache=Shared");
    assertThat(url.file()).contains(Path.of("app.db"));
    assertThat(url.options().mayCreate()).isFalse();
    assertThat(url.options().pragmas()).containsEntry("foreign_keys", "ON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cockroachdb://u@h/d | the database URL is for `cockroachdb`: CockroachDB",
        "cockroach://u@h/d | the database URL is for `cockroach`: CockroachDB",
        "crdb-postgres://u@h/d | the database URL is for `crdb-postgres`: CockroachDB",
        "ecto://u@h/d | an `ecto://` URL does not say which database",
        "jdbc:tc:postgresql:18:///d | a `jdbc:tc:` URL starts a container",
        "Data Source=h;Initial Catalog=d;Integrated Security=true | the database URL is for `SQL Server`",
        "root:pw@tcp(127.0.0.1:3306)/d | the database URL is for `MySQL`",
        "mysql2://u@h/d | the database URL is for `mysql2`"
      })
  void saysWhyADatabaseIsNotSpokenTo(String text, String why) {
    var problem = TestUrls.problems(text).getFirst();
    assertThat(problem.code()).isEqualTo(Code.UNKNOWN_DIALECT);
    assertThat(problem.message()).startsWith(why);
  }

  @ParameterizedTest
  @CsvSource({
    "x-anything=1,Remove it",
    "x-migration-table=t,Write `x-migrations-table`.",
    "x-multi-statements=true,Write `x-multi-statement`."
  })
  void refusesUnknownOptionsOfGolangMigrate(String option, String help) {
    var problem = TestUrls.problems("postgres://h/d?" + option).getFirst();
    assertThat(problem.code()).isEqualTo(Code.UNKNOWN_URL_OPTION);
    assertThat(problem.help().orElseThrow()).startsWith(help);
  }

  @Test
  void takesTheOptionsOfGolangMigrate() {
    PostgresqlUrl url =
        TestUrls.postgresql(
            "pgx5://h/d?x-migrations-table=t&x-statement-timeout=5000&x-multi-statement=true");
    assertThat(url.options()).containsOnlyKeys("options");
    assertThat(url.options()).containsEntry("options", "-c statement_timeout=5000");
    assertThat(TestUrls.problems("postgres://h/d?x-statement-timeout=5s").getFirst().code())
        .isEqualTo(Code.BAD_URL);
    assertThat(DatabaseUrlParser.parse("sqlite3:x.db?x-migrations-table=t&x-no-tx-wrap=true"))
        .isInstanceOf(SqliteUrl.class);
  }

  @Test
  void namesTheNearestOptionOfNpgsql() {
    assertThat(TestUrls.problems("Host=h;Databse=d").getFirst().message())
        .isEqualTo("database URL option `databse` is unknown.");
  }
}
