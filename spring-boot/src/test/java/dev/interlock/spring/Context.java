package dev.interlock.spring;

import dev.interlock.junit.MigratedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with the starter, on a database of a test. */
final class Context {

  private Context() {}

  static ApplicationContextRunner without() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                JdbcTemplateAutoConfiguration.class,
                InterlockAutoConfiguration.class,
                InterlockEndpointAutoConfiguration.class,
                InterlockHealthAutoConfiguration.class,
                InterlockMetricsAutoConfiguration.class));
  }

  static ApplicationContextRunner on(MigratedDatabase database) {
    return without().withPropertyValues("spring.datasource.url=" + database.jdbcUrl());
  }

  static String single(MigratedDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
