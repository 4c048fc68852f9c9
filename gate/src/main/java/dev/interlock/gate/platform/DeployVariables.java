package dev.interlock.gate.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables in which platforms name a deploy. */
record DeployVariables(
    List<String> commit, List<String> deployment, List<String> instance, List<String> environment) {

  static DeployIdentity identity(PlatformName name, Map<String, String> environment) {
    DeployVariables variables = of(name);
    return new DeployIdentity(
        first(variables.commit, environment),
        first(variables.deployment, environment),
        first(variables.instance, environment),
        first(variables.environment, environment));
  }

  private static DeployVariables of(PlatformName name) {
    return switch (name) {
      case RAILWAY ->
          new DeployVariables(
              List.of("RAILWAY_GIT_COMMIT_SHA"),
              List.of("RAILWAY_DEPLOYMENT_ID", "RAILWAY_SNAPSHOT_ID"),
              List.of("RAILWAY_REPLICA_ID"),
              List.of("RAILWAY_ENVIRONMENT_NAME", "RAILWAY_ENVIRONMENT"));
      case RENDER ->
          new DeployVariables(
              List.of("RENDER_GIT_COMMIT"), List.of(), List.of("RENDER_INSTANCE_ID"), List.of());
      case FLY ->
          new DeployVariables(
              List.of(),
              List.of("FLY_IMAGE_REF", "FLY_MACHINE_VERSION"),
              List.of("FLY_MACHINE_ID", "FLY_ALLOC_ID"),
              List.of());
      case HEROKU ->
          new DeployVariables(
              List.of("HEROKU_BUILD_COMMIT", "HEROKU_SLUG_COMMIT"),
              List.of("HEROKU_RELEASE_VERSION"),
              List.of("DYNO"),
              List.of());
      case VERCEL ->
          new DeployVariables(
              List.of("VERCEL_GIT_COMMIT_SHA"),
              List.of("VERCEL_DEPLOYMENT_ID"),
              List.of(),
              List.of("VERCEL_ENV"));
      case NETLIFY ->
          new DeployVariables(
              List.of("COMMIT_REF"), List.of("DEPLOY_ID"), List.of(), List.of("CONTEXT"));
      case GITHUB_ACTIONS ->
          new DeployVariables(
              List.of("GITHUB_SHA"), List.of("GITHUB_RUN_ID"), List.of("RUNNER_NAME"), List.of());
      case GITLAB_CI ->
          new DeployVariables(
              List.of("CI_COMMIT_SHA"),
              List.of("CI_PIPELINE_ID"),
              List.of("CI_JOB_ID"),
              List.of("CI_ENVIRONMENT_NAME"));
      case CI, KUBERNETES, DOCKER, NONE ->
          new DeployVariables(
              List.of("GIT_COMMIT", "COMMIT_SHA", "SOURCE_COMMIT"),
              List.of(),
              List.of("HOSTNAME"),
              List.of());
    };
  }

  private static Optional<String> first(List<String> names, Map<String, String> environment) {
    return names.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }
}
