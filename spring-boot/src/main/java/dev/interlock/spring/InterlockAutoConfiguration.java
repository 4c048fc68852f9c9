package dev.interlock.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.util.ClassUtils;

/** Runs the gate before anything uses the database of the application. */
@AutoConfiguration(
    after = DataSourceAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
    })
@ConditionalOnBooleanProperty(name = InterlockProperties.ENABLED, matchIfMissing = true)
@Conditional(InterlockAutoConfiguration.OnDatabase.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class InterlockAutoConfiguration {

  private static final Log LOG = LogFactory.getLog("dev.interlock");

  /** Beans of other tools that would migrate the same database, and how to turn them off. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer",
          "Set `spring.flyway.enabled=false`, or remove Flyway from the dependencies.",
          "liquibase.integration.spring.SpringLiquibase",
          "Set `spring.liquibase.enabled=false`, or remove Liquibase from the dependencies.");

  @Bean
  @ConditionalOnMissingBean
  InterlockGate interlockGate(
      ApplicationContext context,
      @InterlockDataSource ObjectProvider<DataSource> marked,
      ObjectProvider<JdbcConnectionDetails> details,
      ObjectProvider<DataSource> usual) {
    requireNoOther(context);
    var properties = new InterlockProperties(context.getEnvironment());
    var flyway = FlywayProperties.of(context.getEnvironment());
    flyway.lines().forEach(line -> LOG.info("Flyway's property " + line));
    var database = new ContextDatabase(marked, details, usual);
    Supplier<SpringProject> reading =
        () -> SpringProject.read(properties, flyway, database, context);
    return new InterlockGate(
        reading, properties.allowedProduction(), platform -> platform.isByHand(isTerminal()));
  }

  /**
   * Whether standard input is a terminal of Linux, on which containers run. The answer of {@code
   * System.console()} depends on the version of Java.
   */
  private static boolean isTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).startsWith("/dev/pts");
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  private static void requireNoOther(ListableBeanFactory beans) {
    OTHERS.forEach((name, help) -> {
      ClassLoader loader = InterlockAutoConfiguration.class.getClassLoader();
      if (ClassUtils.isPresent(name, loader)) {
        Class<?> type = ClassUtils.resolveClassName(name, loader);
        for (String bean : beans.getBeanNamesForType(type, true, false)) {
          throw new InterlockStartException(
              "the bean `%s` would migrate the same database beside Interlock, so nothing was migrated."
                  .formatted(bean),
              help);
        }
      }
    });
  }

  /** Whether the context has a database. */
  static final class OnDatabase extends AnyNestedCondition {

    OnDatabase() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnBean(DataSource.class)
    static final class OnDataSource {}

    @ConditionalOnBean(JdbcConnectionDetails.class)
    static final class OnDetails {}

    @ConditionalOnProperty("interlock.database")
    static final class OnProperty {}
  }
}
