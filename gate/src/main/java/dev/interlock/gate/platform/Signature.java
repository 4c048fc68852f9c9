package dev.interlock.gate.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The signs of one platform. One decisive sign is enough; so are two supporting ones, because any
 * single variable may be missing or have been copied into a developer's shell.
 *
 * @param decisive variables, {@code NAME=value} pairs or absolute paths
 * @param supporting of the same kinds
 */
record Signature(PlatformName name, List<String> decisive, List<String> supporting) {

  /**
   * All signatures in the order to test: providers' machines and CI jobs also run on Kubernetes and
   * in Docker.
   */
  static final List<Signature> ALL =
      List.of(
          new Signature(
              PlatformName.RAILWAY,
              List.of(
                  "RAILWAY_PROJECT_ID",
                  "RAILWAY_ENVIRONMENT_ID",
                  "RAILWAY_SERVICE_ID",
                  "RAILWAY_DEPLOYMENT_ID"),
              List.of(
                  "RAILWAY_ENVIRONMENT",
                  "RAILWAY_ENVIRONMENT_NAME",
                  "RAILWAY_PROJECT_NAME",
                  "RAILWAY_SERVICE_NAME",
                  "RAILWAY_PRIVATE_DOMAIN",
                  "RAILWAY_PUBLIC_DOMAIN",
                  "RAILWAY_REPLICA_ID")),
          new Signature(
              PlatformName.RENDER,
              List.of("RENDER=true", "RENDER_SERVICE_ID", "RENDER_INSTANCE_ID"),
              List.of("RENDER_SERVICE_NAME", "RENDER_GIT_COMMIT", "RENDER_EXTERNAL_HOSTNAME")),
          new Signature(
              PlatformName.FLY,
              List.of("FLY_MACHINE_ID", "FLY_ALLOC_ID"),
              List.of("FLY_APP_NAME", "FLY_REGION", "FLY_IMAGE_REF", "FLY_PROCESS_GROUP")),
          new Signature(
              PlatformName.HEROKU,
              List.of("DYNO"),
              List.of("HEROKU_APP_NAME", "HEROKU_APP_ID", "HEROKU_RELEASE_VERSION")),
          new Signature(
              PlatformName.VERCEL,
              List.of("VERCEL=1"),
              List.of("VERCEL_ENV", "VERCEL_URL", "VERCEL_DEPLOYMENT_ID")),
          new Signature(
              PlatformName.NETLIFY,
              List.of("NETLIFY=true"),
              List.of("DEPLOY_ID", "DEPLOY_PRIME_URL", "NETLIFY_IMAGES_CDN_DOMAIN")),
          new Signature(PlatformName.GITHUB_ACTIONS, List.of("GITHUB_ACTIONS=true"), List.of("CI")),
          new Signature(PlatformName.GITLAB_CI, List.of("GITLAB_CI=true"), List.of("CI")),
          new Signature(
              PlatformName.CI,
              List.of(
                  "CI=true",
                  "CI=1",
                  "CIRCLECI",
                  "BUILDKITE",
                  "TF_BUILD",
                  "JENKINS_URL",
                  "TEAMCITY_VERSION",
                  "BITBUCKET_BUILD_NUMBER",
                  "CODEBUILD_BUILD_ID",
                  "WOODPECKER_AGENT"),
              List.of()),
          new Signature(
              PlatformName.KUBERNETES,
              List.of("KUBERNETES_SERVICE_HOST", "/var/run/secrets/kubernetes.io/serviceaccount"),
              List.of()),
          new Signature(
              PlatformName.DOCKER, List.of("/.dockerenv", "/run/.containerenv"), List.of()));

  /** Returns the signs that are present, decisive ones first; empty if they do not suffice. */
  List<String> found(Map<String, String> environment, Predicate<Path> exists) {
    Predicate<String> isThere = sign -> isThere(sign, environment, exists);
    List<String> sure = decisive.stream().filter(isThere).toList();
    List<String> more = supporting.stream().filter(isThere).toList();
    return sure.isEmpty() && more.size() < 2
        ? List.of()
        : Stream.concat(sure.stream(), more.stream()).toList();
  }

  private static boolean isThere(
      String sign, Map<String, String> environment, Predicate<Path> exists) {
    if (sign.startsWith("/")) {
      return exists.test(Path.of(sign));
    }
    int equal = sign.indexOf('=');
    return equal < 0
        ? !environment.getOrDefault(sign, "").isBlank()
        : sign.substring(equal + 1).equalsIgnoreCase(environment.get(sign.substring(0, equal)));
  }
}
