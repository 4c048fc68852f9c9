package dev.interlock.platform;

import java.util.Optional;

/**
 * What the platform calls this deploy, for the records of a run.
 *
 * @param commit of the deployed code, as a full hash where the platform gives one
 * @param deployment the platform's id or number of the deploy or release
 * @param instance the replica, machine, dyno or pod
 * @param environment such as {@code production}
 */
public record DeployIdentity(
    Optional<String> commit,
    Optional<String> deployment,
    Optional<String> instance,
    Optional<String> environment) {

  /** When nothing is known. */
  public static final DeployIdentity UNKNOWN =
      new DeployIdentity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
