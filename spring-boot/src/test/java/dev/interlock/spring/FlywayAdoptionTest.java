package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.junit.InterlockDatabase;
import dev.interlock.junit.MigratedDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

@InterlockDatabase(project = "src/test/resources", version = "base")
final class FlywayAdoptionTest {

  @Test
  void continuesWhereFlywayStopped(MigratedDatabase database) throws SQLException {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/flyway")
        .table("history_of_flyway")
        .placeholders(Map.of("prefix", "shop_"))
        .target("2")
        .load()
        .migrate();
    Context.on(database)
        .withPropertyValues(
            "interlock.migrations=db/flyway",
            "spring.flyway.table=history_of_flyway",
            "spring.flyway.placeholders.prefix=shop_")
        .run(context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(InterlockGate.class).report().migrated())
              .extracting(GateReport.Migrated::id)
              .containsExactly("V3");
        });
    assertThat(
            Context.single(
                database,
                "SELECT string_agg(version, ',' ORDER BY version) FROM history_of_flyway"))
        .isEqualTo("1,2,3");
    assertThat(Context.single(database, "SELECT count(sent) FROM shop_order")).isEqualTo("0");
  }

  @Test
  void saysWhatEachPropertyBecomes() {
    var environment =
        new MockEnvironment()
            .withProperty("spring.flyway.locations", "classpath:db/flyway")
            .withProperty("spring.flyway.placeholderPrefix", "#[")
            .withProperty("spring.flyway.baseline-on-migrate", "true")
            .withProperty("spring.flyway.tablespace", "fast");
    assertThat(FlywayProperties.of(environment).lines())
        .containsExactlyInAnyOrder(
            "spring.flyway.locations: `interlock.migrations`, a list of folders",
            "spring.flyway.placeholder-prefix: read as it is",
            "spring.flyway.baseline-on-migrate: not needed: a database without a ledger is located by its schema",
            "spring.flyway.tablespace: has no equivalent; see docs/spring-boot.md of Interlock");
  }

  @Test
  void passesOnWhatIsReadAsItIs() {
    var environment =
        new MockEnvironment()
            .withProperty("spring.flyway.schemas[0]", "shop")
            .withProperty("spring.flyway.schemas[1]", "other")
            .withProperty("spring.flyway.default-schema", "shop")
            .withProperty("spring.flyway.placeholders.prefix", "p_")
            .withProperty("spring.flyway.locations", "classpath:db/flyway");
    assertThat(FlywayProperties.of(environment).variables())
        .containsOnly(
            Map.entry("SPRING_FLYWAY_SCHEMAS", "shop,other"),
            Map.entry("SPRING_FLYWAY_DEFAULTSCHEMA", "shop"),
            Map.entry("SPRING_FLYWAY_PLACEHOLDERS_PREFIX", "p_"));
  }
}
