package dev.interlock.history;

import dev.interlock.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * What the comment lines at the top of a file say beyond its SQL: {@code -- interlock: …}.
 *
 * @param parents the versions this one builds on, instead of the version before it
 * @param allowances findings that the author accepts
 * @param breaking why the release before this one cannot run on the new schema
 * @param rollbackUnsupported why the migration cannot be undone
 * @param squashes which migrations the file stands for; one says so of the file itself, and one of
 *     each squash that it took in
 * @param verifications queries that prove that a data migration was done, in file order
 */
public record Directives(
    Optional<Parents> parents,
    List<Allowance> allowances,
    Optional<String> breaking,
    Optional<String> rollbackUnsupported,
    List<String> verifications,
    List<Squash> squashes) {

  /** A file that says nothing. */
  public static final Directives NONE =
      new Directives(
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public Directives {
    allowances = List.copyOf(allowances);
    verifications = List.copyOf(verifications);
    squashes = List.copyOf(squashes);
  }

  /**
   * The versions that a file names as its parents.
   *
   * @param versions in the order written; empty for {@code parents=none}
   * @param place where it is written
   */
  public record Parents(List<Version> versions, Place place) {
    public Parents {
      versions = List.copyOf(versions);
    }
  }

  /**
   * Migrations that one stands for.
   *
   * @param as the baseline that took them; empty for the one in this file
   * @param versions in apply order
   * @param release the last one that has their own files
   */
  public record Squash(Optional<Version> as, List<Version> versions, Optional<String> release) {
    public Squash {
      versions = List.copyOf(versions);
    }

    /** The same with versions as the file's own is one: a number, or a name that looks like one. */
    Squash asIn(Version file) {
      return new Squash(
          as.map(version -> version.asIn(file)),
          versions.stream().map(version -> version.asIn(file)).toList(),
          release);
    }
  }

  /**
   * A finding that the author accepts.
   *
   * @param code a finding's code, such as {@code DAT101}
   * @param reason why it is acceptable here
   */
  public record Allowance(String code, String reason) {}

  /** Whether the author accepts findings with this code. */
  public boolean allows(String code) {
    return allowances.stream().anyMatch(allowance -> allowance.code().equals(code));
  }
}
