package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Classes and methods at the same time, on one server that ends with the run. */
@Tag("B13")
final class ParallelTest {

  private static final Queue<String> URLS = new ConcurrentLinkedQueue<>();

  @Test
  void parallelTestsDoNotSeeEachOther() {
    URLS.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(First.class), selectClass(Second.class), selectClass(Third.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "6")
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(18).failed(0));
    assertThat(URLS).hasSize(18).doesNotHaveDuplicates();
    assertThat(
            URLS.stream()
                .map(url -> url.replaceFirst("/interlock_.*", ""))
                .collect(Collectors.toSet()))
        .hasSize(1);
    assertThatThrownBy(() -> DriverManager.getConnection(URLS.element()).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("refused");
  }

  /** Inserts a row that a second insert into the same database would violate. */
  abstract static class Inserting {

    @RepeatedTest(6)
    void inserts(MigratedDatabase database) throws SQLException {
      database.load("INSERT INTO users (name, display_name) VALUES ('ann', 'Ann')");
      database.assertIsHead();
      URLS.add(database.jdbcUrl());
    }
  }

  @InterlockDatabase(project = "src/test/projects/tasks")
  static class First extends Inserting {}

  @InterlockDatabase(project = "src/test/projects/tasks")
  static class Second extends Inserting {}

  @InterlockDatabase(project = "src/test/projects/tasks", version = "heads")
  static class Third extends Inserting {}
}
