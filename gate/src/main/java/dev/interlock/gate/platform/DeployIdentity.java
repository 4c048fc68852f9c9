package dev.interlock.gate.platform;

import java.util.Optional;

/**
 * The platform's names for this deploy, for the records of a run.
 *
 * @param commit the deployed commit, as a full hash if the platform gives one
 * @param deployment the platform's id or number of the deploy or release
 * @param instance the replica, machine, dyno or pod
 * @param environment such as {@code production}
 */
public record DeployIdentity(
    Optional<String> commit,
    Optional<String> deployment,
    Optional<String> instance,
    Optional<String> environment) {

  /** The identity of an unknown deploy. */
  public static final DeployIdentity UNKNOWN =
      new DeployIdentity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
