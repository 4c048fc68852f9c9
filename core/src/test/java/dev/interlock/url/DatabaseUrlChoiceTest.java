package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseUrlChoiceTest {

  private static final String POOLED = "postgres://u:p@ep-1-pooler.x.neon.tech/d";
  private static final String DIRECT = "postgres://u:p@ep-1.x.neon.tech/d";

  @Test
  void choosesNothingWhenNothingIsSet() {
    assertThat(choose(Map.of("DATABASE_URL", " ", "PATH", "/bin"))).isEmpty();
  }

  @Test
  void prefersTheExplicitUrl() {
    var flag = UrlReading.read("postgres://flag/d", new UrlOrigin.Flag("--database"));

    var choice =
        DatabaseUrlChoice.choose(Optional.of(flag), Map.of("DATABASE_URL", DIRECT)).orElseThrow();

    assertThat(choice.url()).isEqualTo(flag);
    assertThat(choice.unpooled()).isEmpty();
    assertThat(choice.pooled()).isEmpty();
  }

  @Test
  void followsTheDocumentedOrder() {
    var order =
        List.of(
            "MIGRATE_DATABASE_URL",
            "MIGRATION_DATABASE_URL",
            "MIGRATIONS_DATABASE_URL",
            "DATABASE_MIGRATION_URL",
            "DIRECT_URL",
            "DIRECT_DATABASE_URL",
            "DATABASE_URL_UNPOOLED",
            "DATABASE_UNPOOLED_URL",
            "POSTGRES_URL_NON_POOLING",
            "DATABASE_URL",
            "POSTGRES_URL",
            "POSTGRES_PRISMA_URL",
            "POSTGRESQL_URL",
            "SPRING_DATASOURCE_URL",
            "PGHOST");
    var environment = new java.util.HashMap<String, String>();
    for (String name : order.reversed()) {
      environment.put(name, name.equals("PGHOST") ? "h" : "postgres://" + name + "/d");

      assertThat(choose(environment).orElseThrow().url().origin().name()).isEqualTo(name);
    }
  }

  @Test
  void offersTheServicesOwnUrlBesideADirectOne() {
    var choice = choose(Map.of("DATABASE_URL", POOLED, "DIRECT_URL", DIRECT)).orElseThrow();

    assertThat(choice.url().origin()).isEqualTo(new UrlOrigin.Variable("DIRECT_URL"));
    assertThat(choice.pooled().orElseThrow().original()).isEqualTo(new Secret(POOLED));
    assertThat(choice.unpooled()).isEmpty();
  }

  @Test
  void derivesAnUnpooledCandidateForAPooledUrl() {
    var choice = choose(Map.of("DATABASE_URL", POOLED)).orElseThrow();

    assertThat(choice.unpooled())
        .extracting(CandidateUrl::describe)
        .containsExactly(
            "DATABASE_URL without its pooler: postgresql://u:***@ep-1.x.neon.tech:5432/d");
  }

  @Test
  void offersADirectVariableOnceForAnExplicitPooledUrl() {
    var flag = UrlReading.read(POOLED, new UrlOrigin.Flag("--database"));

    var choice =
        DatabaseUrlChoice.choose(Optional.of(flag), Map.of("DIRECT_URL", DIRECT)).orElseThrow();

    assertThat(choice.unpooled())
        .extracting(candidate -> candidate.origin().name())
        .containsExactly("DIRECT_URL");
  }

  @Test
  void doesNotOfferAnotherPoolOfTheSameModeAsUnpooled() {
    var other = "postgres://u:p@other-pooler.x.neon.tech/d";
    var flag = UrlReading.read("postgres://u:p@pgpool:6432/d", new UrlOrigin.Flag("--database"));

    var choice =
        DatabaseUrlChoice.choose(
                Optional.of(flag), Map.of("DIRECT_URL", "postgres://u@h:6432/d", "X", other))
            .orElseThrow();

    assertThat(choice.unpooled()).isEmpty();
  }

  @Test
  void joinsSpringsUserAndPasswordToItsUrl() {
    var choice =
        choose(
                Map.of(
                    "SPRING_DATASOURCE_URL", "jdbc:postgresql://h/d",
                    "SPRING_DATASOURCE_USERNAME", "ann",
                    "SPRING_DATASOURCE_PASSWORD", "hunter2"))
            .orElseThrow();

    assertThat(((PostgresqlUrl) choice.url().url()).uri().reveal())
        .isEqualTo("postgresql://ann:hunter2@h:5432/d");
  }

  @Test
  void buildsAUrlFromLibpqsVariables() {
    var choice =
        choose(
                Map.of(
                    "PGHOST",
                    "h",
                    "PGPORT",
                    "6000",
                    "PGUSER",
                    "ann",
                    "PGPASSWORD",
                    "hunter2",
                    "PGDATABASE",
                    "shop",
                    "PGSSLMODE",
                    "require"))
            .orElseThrow();

    assertThat(((PostgresqlUrl) choice.url().url()).uri().reveal())
        .isEqualTo("postgresql://ann:hunter2@h:6000/shop?sslmode=require");
  }

  @Test
  void saysWhichVariableHoldsAUrlThatCannotBeRead() {
    var failure =
        catchThrowableOfType(
            Failure.Misconfigured.class,
            () -> choose(Map.of("DATABASE_URL", "postgres://u:hunter2@h:x/d")));

    assertThat(failure.findings().getFirst().notes())
        .containsExactly("the URL is the value of `DATABASE_URL`");
    assertThat(failure.findings().toString()).doesNotContain("hunter2");
  }

  @Test
  void ignoresAnUnreadableUrlThatIsNotTheChosenOne() {
    var choice =
        choose(Map.of("DATABASE_URL", "prisma+postgres://x/?api_key=k", "DIRECT_URL", DIRECT))
            .orElseThrow();

    assertThat(choice.pooled()).isEmpty();
  }

  @Test
  void showsNoPasswordOfAChoice() {
    var choice = choose(Map.of("DATABASE_URL", POOLED.replace(":p@", ":hunter2@")));

    assertThat(choice.toString()).doesNotContain("hunter2");
  }

  private static Optional<DatabaseUrlChoice> choose(Map<String, String> environment) {
    return DatabaseUrlChoice.choose(Optional.empty(), environment);
  }
}
