package dev.interlock.gate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformRecogniserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RAILWAY_PROJECT_ID=p | RAILWAY",
        "RAILWAY_SERVICE_NAME=s RAILWAY_PUBLIC_DOMAIN=d | RAILWAY",
        "RENDER=true | RENDER",
        "RENDER_SERVICE_ID=s | RENDER",
        "FLY_MACHINE_ID=m FLY_APP_NAME=a | FLY",
        "FLY_APP_NAME=a FLY_REGION=ams | FLY",
        "DYNO=web.1 | HEROKU",
        "VERCEL=1 CI=1 | VERCEL",
        "NETLIFY=true CI=true | NETLIFY",
        "GITHUB_ACTIONS=true CI=true KUBERNETES_SERVICE_HOST=10.0.0.1 | GITHUB_ACTIONS",
        "GITLAB_CI=true CI=true | GITLAB_CI",
        "CI=true | CI",
        "JENKINS_URL=http://j | CI",
        "KUBERNETES_SERVICE_HOST=10.0.0.1 | KUBERNETES",
        "FLY_MACHINE_ID=m KUBERNETES_SERVICE_HOST=10.0.0.1 | FLY",
        "HOME=/root | NONE"
      })
  void recognisesThePlatformByItsVariables(String variables, PlatformName name) {
    assertThat(recognise(variables).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FLY_APP_NAME=a",
        "RAILWAY_ENVIRONMENT=production",
        "RENDER=false",
        "CI=false",
        "VERCEL_ENV=production",
        "DYNO= ",
        "NETLIFY=false"
      })
  void isNotMisledByOneCopiedVariable(String variables) {
    assertThat(recognise(variables).name()).isEqualTo(PlatformName.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "/.dockerenv,DOCKER",
    "/run/.containerenv,DOCKER",
    "/var/run/secrets/kubernetes.io/serviceaccount,KUBERNETES"
  })
  void recognisesContainersByPaths(String path, PlatformName name) {
    var paths = List.of(Path.of(path), Path.of("/.dockerenv"));

    assertThat(PlatformRecogniser.recognise(Map.of(), paths::contains).name()).isEqualTo(name);
  }

  @Test
  void namesTheSignsThatLedToIt() {
    assertThat(recognise("FLY_REGION=ams FLY_MACHINE_ID=m FLY_APP_NAME=a").describe())
        .isEqualTo("Fly.io (FLY_MACHINE_ID, FLY_APP_NAME, FLY_REGION)");
    assertThat(recognise("RENDER=true").describe()).isEqualTo("Render (RENDER=true)");
    assertThat(recognise("A=b").describe()).isEqualTo("no platform");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RAILWAY_PROJECT_ID=p | HOOK |",
        "RAILWAY_PROJECT_ID=p | START | 240",
        "RAILWAY_PROJECT_ID=p RAILWAY_HEALTHCHECK_TIMEOUT_SEC=600 | START | 480",
        "RAILWAY_PROJECT_ID=p RAILWAY_HEALTHCHECK_TIMEOUT_SEC=soon | START | 240",
        "RENDER=true | HOOK | 1500",
        "RENDER=true | START | 720",
        "FLY_MACHINE_ID=m RELEASE_COMMAND=1 | START | 240",
        "DYNO=release.7 | START | 3300",
        "DYNO=web.1 | START | 50",
        "DYNO=worker.1 | START |",
        "VERCEL=1 | START | 2400",
        "NETLIFY=true | HOOK | 780",
        "KUBERNETES_SERVICE_HOST=h | START |",
        "CI=true | HOOK |",
        "A=b | START |"
      })
  void staysBelowThePlatformsOwnLimit(String variables, Stage presumed, Long seconds) {
    assertThat(recognise(variables).deadline(presumed))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FLY_MACHINE_ID=m RELEASE_COMMAND=1 | true",
        "FLY_MACHINE_ID=m | false",
        "DYNO=release.1234 | true",
        "DYNO=web.1 | false",
        "VERCEL=1 | true",
        "RAILWAY_PROJECT_ID=p | false",
        "RELEASE_COMMAND=1 | false"
      })
  void knowsAReleaseHook(String variables, boolean hook) {
    assertThat(recognise(variables).isHook()).isEqualTo(hook);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RAILWAY_PROJECT_ID=p | JSON",
        "KUBERNETES_SERVICE_HOST=h | JSON",
        "FLY_MACHINE_ID=m | JSON",
        "RENDER=true | PLAIN",
        "A=b | PLAIN"
      })
  void wantsTheLogThatThePlatformReads(String variables, LogFormat format) {
    assertThat(recognise(variables).name().logFormat()).isEqualTo(format);
  }

  @Test
  void recordsWhatThePlatformCallsTheDeploy() {
    assertThat(
            recognise(
                    "RAILWAY_PROJECT_ID=p RAILWAY_GIT_COMMIT_SHA=abc RAILWAY_DEPLOYMENT_ID=d1"
                        + " RAILWAY_REPLICA_ID=r2 RAILWAY_ENVIRONMENT_NAME=production")
                .deploy())
        .isEqualTo(
            new DeployIdentity(
                Optional.of("abc"),
                Optional.of("d1"),
                Optional.of("r2"),
                Optional.of("production")));
    assertThat(recognise("DYNO=web.1 HEROKU_SLUG_COMMIT=c HEROKU_RELEASE_VERSION=v9").deploy())
        .isEqualTo(
            new DeployIdentity(
                Optional.of("c"), Optional.of("v9"), Optional.of("web.1"), Optional.empty()));
    assertThat(recognise("A=b").deploy()).isEqualTo(DeployIdentity.UNKNOWN);
  }

  private static Platform recognise(String variables) {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(variables.split(" ", -1))
        .filter(pair -> pair.contains("="))
        .forEach(pair ->
            environment.put(
                pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
    return PlatformRecogniser.recognise(environment, path -> false);
  }
}
