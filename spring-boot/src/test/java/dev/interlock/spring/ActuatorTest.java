package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.junit.InterlockDatabase;
import dev.interlock.junit.MigratedDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@InterlockDatabase(project = "src/test/resources", version = "base")
final class ActuatorTest {

  @Test
  void theEndpointShowsPositionLedgerAndDrift(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("management.endpoints.web.exposure.include=interlock")
        .run(context -> {
          var endpoint = context.getBean(InterlockEndpoint.class);
          assertThat(endpoint.state())
              .containsEntry("position", "V2")
              .containsEntry("head", "V2")
              .containsEntry("pending", List.of())
              .containsEntry("drift", "none");
          assertThat((List<?>) endpoint.state().get("ledger"))
              .hasSize(2)
              .first()
              .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
              .containsEntry("id", "V1")
              .containsEntry("kind", "applied");
          database.load("ALTER TABLE task ALTER COLUMN title DROP NOT NULL");
          assertThat(endpoint.state())
              .extractingByKey("drift")
              .asString()
              .contains("column task.title");
        });
  }

  @Test
  void theEndpointExistsOnlyIfItIsExposed(MigratedDatabase database) {
    Context.on(database)
        .run(context -> assertThat(context).doesNotHaveBean(InterlockEndpoint.class));
  }

  @Test
  void healthFollowsTheLedger(MigratedDatabase database) {
    Context.on(database)
        .run(context -> {
          var health = context.getBean(InterlockHealthIndicator.class);
          assertThat(health.health().getStatus()).isEqualTo(Status.UP);
          assertThat(health.health().getDetails()).isEqualTo(Map.of("position", "V2"));
          database.downTo("1");
          assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
          assertThat(health.health().getDetails())
              .containsEntry("pending", List.of("db/migrations/V2__done.sql"));
        });
  }

  @Test
  void healthIsDownWithoutADatabase(MigratedDatabase database) {
    Context.on(database)
        .withPropertyValues("interlock.connect.wait=1s")
        .run(context -> {
          database.close();
          assertThat(context.getBean(InterlockHealthIndicator.class).health().getStatus())
              .isEqualTo(Status.DOWN);
        });
  }

  @Test
  void countsAndTimesTheStart(MigratedDatabase database) {
    Context.on(database)
        .run(context -> {
          var registry = new SimpleMeterRegistry();
          context.getBean(InterlockMetrics.class).bindTo(registry);
          assertThat(registry.get("interlock.gate").timer().count()).isOne();
          assertThat(registry.get("interlock.migrations").counter().count()).isEqualTo(2);
          assertThat(registry.get("interlock.migration").tag("migration", "V1").timer().count())
              .isOne();
        });
  }
}
