package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.junit.InterlockDatabase;
import dev.interlock.junit.MigratedDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@InterlockDatabase(project = "src/test/resources", version = "base")
final class InterlockAutoConfigurationTest {

  @Test
  void migratesAnEmptyDatabaseBeforeABeanUsesIt(MigratedDatabase database) {
    Context.on(database)
        .withUserConfiguration(Counting.class)
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(Counter.class).tasks()).isZero();
          assertThat(context.getBean(InterlockGate.class).report().migrated())
              .extracting(GateReport.Migrated::id)
              .containsExactly("V1", "V2");
        });
    database.assertIsHead();
  }

  @Test
  void doesNothingOnACurrentDatabase(
      @InterlockDatabase(version = "head") MigratedDatabase database) {
    Context.on(database)
        .run(context ->
            assertThat(context.getBean(InterlockGate.class).report().migrated()).isEmpty());
  }

  @Test
  void bringsAnOutOfDateDatabaseForward(
      @InterlockDatabase(version = "1") MigratedDatabase database) {
    Context.on(database)
        .run(context ->
            assertThat(context.getBean(InterlockGate.class).report().migrated())
                .extracting(GateReport.Migrated::id)
                .containsExactly("V2"));
    database.assertIsHead();
  }

  @Test
  void refusesADriftedDatabase(@InterlockDatabase(version = "1") MigratedDatabase database)
      throws SQLException {
    database.load("ALTER TABLE task DROP COLUMN title");
    Context.on(database)
        .withUserConfiguration(Counting.class)
        .run(context ->
            assertThat(refusal(context)).contains("error[").contains("column task.title"));
    assertThat(database.position()).isEqualTo("V1");
  }

  @Test
  void saysWhereAMigrationFails(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("interlock.migrations=db/broken")
        .run(context -> {
          assertThat(refusal(context))
              .startsWith("error[APP001]")
              .contains("--> db/broken/V2__price.sql:2:20")
              .contains("2 |   ADD COLUMN price numerik;");
          FailureAnalysis analysis =
              new InterlockFailureAnalyzer().analyze(context.getStartupFailure());
          assertThat(analysis.getDescription()).isEqualTo(refusal(context));
        });
  }

  @Test
  void readsEveryKeyAsAProperty(MigratedDatabase database) throws SQLException {
    database.load("CREATE SCHEMA records");
    Context.on(database)
        .withPropertyValues("interlock.schema=records", "interlock.drift.ignore[0]=stray*")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(Context.single(database, "SELECT count(*) FROM records.interlock_migration"))
        .isEqualTo("2");
  }

  @Test
  void refusesAPropertyThatNothingReads(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("interlock.lock.timeuot=2s")
        .run(context ->
            assertThat(refusal(context))
                .isEqualTo(
                    """
                    error[CFG002] `interlock.lock.timeuot` is not a property of Interlock.
                    help: Write `interlock.lock.timeout`.\
                    """));
  }

  @Test
  void namesThePropertyOfAWrongValue(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("interlock.lock.timeout=soon")
        .run(
            context -> assertThat(refusal(context)).contains("`interlock.lock.timeout` is `soon`"));
  }

  @Test
  void doesNothingIfItIsDisabled(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("interlock.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(InterlockGate.class));
    assertThat(database.position()).isEqualTo("base");
  }

  @Test
  void doesNothingInAContextWithoutADatabase() {
    Context.without()
        .withPropertyValues("spring.datasource.url=")
        .run(context -> assertThat(context).doesNotHaveBean(InterlockGate.class));
  }

  @Test
  void migratesTheMarkedOneOfSeveralDataSources(
      MigratedDatabase database, @InterlockDatabase(version = "1") MigratedDatabase other) {
    Context.without()
        .withBean("first", Sources.class, () -> new Sources(database.jdbcUrl(), other.jdbcUrl()))
        .withUserConfiguration(Several.class)
        .run(context -> assertThat(context).hasNotFailed());
    database.assertIsHead();
    assertThat(other.position()).isEqualTo("V1");
  }

  @Test
  void refusesToGuessAmongSeveralDataSources(
      MigratedDatabase database, @InterlockDatabase(version = "1") MigratedDatabase other) {
    Context.without()
        .withBean("first", DataSource.class, () -> source(database.jdbcUrl()))
        .withBean("second", DataSource.class, () -> source(other.jdbcUrl()))
        .run(context -> assertThat(refusal(context)).contains("@InterlockDataSource"));
  }

  @Test
  void refusesToRunBesideFlyway(MigratedDatabase database) {
    Context.on(database)
        .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
        .withPropertyValues("spring.flyway.locations=classpath:db/flyway")
        .withPropertyValues("spring.flyway.placeholders.prefix=shop_")
        .run(context -> assertThat(refusal(context)).contains("spring.flyway.enabled=false"));
  }

  @Test
  void asksBeforeItChangesProductionByHand(MigratedDatabase database) throws SQLException {
    String name = Context.single(database, "SELECT current_database()");
    var runner = Context.on(database).withPropertyValues("interlock.production.databases=" + name);
    if (System.getenv("CI") == null) {
      runner.run(context -> assertThat(refusal(context)).contains("is marked as production"));
      assertThat(database.position()).isEqualTo("base");
    }
    runner
        .withPropertyValues("interlock.allow-production=" + name)
        .run(context -> assertThat(context).hasNotFailed());
  }

  static String refusal(AssertableApplicationContext context) {
    assertThat(context).hasFailed();
    Throwable cause = context.getStartupFailure();
    while (cause != null && !(cause instanceof InterlockStartException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("%s", context.getStartupFailure()).isNotNull();
    return cause.getMessage();
  }

  private static DataSource source(String url) {
    return new DriverManagerDataSource(url);
  }

  /** A bean that uses the database while it is created. */
  record Counter(Integer tasks) {}

  @Configuration(proxyBeanMethods = false)
  static class Counting {
    @Bean
    Counter counter(JdbcTemplate template) {
      return new Counter(
          template.queryForObject("SELECT count(*) FROM task WHERE NOT done", Integer.class));
    }
  }

  record Sources(String migrated, String other) {}

  @Configuration(proxyBeanMethods = false)
  static class Several {
    @Bean
    @InterlockDataSource
    DataSource migrated(Sources sources) {
      return source(sources.migrated());
    }

    @Bean
    DataSource other(Sources sources) {
      return source(sources.other());
    }
  }
}
