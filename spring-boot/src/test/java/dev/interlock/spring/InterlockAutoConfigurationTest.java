package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.junit.InterlockDatabase;
import dev.interlock.junit.MigratedDatabase;
import dev.interlock.project.configuration.ConfiguredProject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
              .startsWith("error[CAT003] `V2` fails")
              .contains("--> db/broken/V2__price.sql:2:20")
              .contains("2 |   ADD COLUMN price numerik;");
          Throwable failure = Objects.requireNonNull(context.getStartupFailure());
          assertThat(new InterlockFailureAnalyzer().analyze(failure))
              .extracting(FailureAnalysis::getDescription)
              .isEqualTo(refusal(context));
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
                    error[CFG001] `interlock.lock.timeuot` is not a property of Interlock.
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
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(InterlockAutoConfiguration.class))
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
    var configured =
        ConfiguredProject.read(
            Path.of("src/test/resources").toAbsolutePath(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            InterlockProperties.overrides(
                Map.of("database", database.url(), "production.databases", name)));
    var project = new SpringProject(configured, configured.redactor(), null);
    var held = new InterlockGate(() -> project, Optional.empty(), platform -> true);
    assertThatThrownBy(held::afterPropertiesSet)
        .isInstanceOf(InterlockStartException.class)
        .hasMessageContaining("is marked as production, and this start would change it")
        .hasMessageContaining("help: Set `interlock.allow-production=" + name + "`");
    assertThat(database.position()).isEqualTo("base");
    new InterlockGate(() -> project, Optional.of(name), platform -> true).afterPropertiesSet();
    database.assertIsHead();
  }

  static String refusal(AssertableApplicationContext context) {
    assertThat(context).hasFailed();
    Throwable cause = context.getStartupFailure();
    while (cause != null && !(cause instanceof InterlockStartException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("%s", context.getStartupFailure()).isNotNull();
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  private static DataSource source(String url) {
    return new DriverManagerDataSource(url);
  }

  /** A bean that uses the database while it is created. */
  record Counter(@Nullable Integer tasks) {}

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
