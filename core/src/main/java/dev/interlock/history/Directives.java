package dev.interlock.history;

import dev.interlock.finding.Place;
import java.util.List;
import java.util.Optional;

/**
 * The directives in the comment lines at the top of a file: {@code -- interlock: …}.
 *
 * @param parents the versions this one builds on, instead of the version before it
 * @param allowances findings that the author accepts
 * @param breaking the reason why the previous release cannot run on the new schema
 * @param rollbackUnsupported the reason why the migration cannot be undone
 * @param squashes the migrations that the file replaces: one entry for the file itself, and one for
 *     each squash that it includes
 * @param verifications queries that prove that a data migration is complete, in file order
 * @param online the treatment of its statements that block, in place of the configured one
 */
public record Directives(
    Optional<Parents> parents,
    List<Allowance> allowances,
    Optional<String> breaking,
    Optional<String> rollbackUnsupported,
    List<String> verifications,
    List<Squash> squashes,
    Optional<OnlineMode> online) {

  /** A file without directives. */
  public static final Directives NONE =
      new Directives(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  /** Creates directives that leave the treatment of blocking statements to the configuration. */
  public Directives(
      Optional<Parents> parents,
      List<Allowance> allowances,
      Optional<String> breaking,
      Optional<String> rollbackUnsupported,
      List<String> verifications,
      List<Squash> squashes) {
    this(
        parents,
        allowances,
        breaking,
        rollbackUnsupported,
        verifications,
        squashes,
        Optional.empty());
  }

  public Directives {
    allowances = List.copyOf(allowances);
    verifications = List.copyOf(verifications);
    squashes = List.copyOf(squashes);
  }

  /**
   * The versions that a file names as its parents.
   *
   * @param versions in the order written; empty for {@code parents=none}
   * @param place the place of the directive
   */
  public record Parents(List<Version> versions, Place place) {
    public Parents {
      versions = List.copyOf(versions);
    }
  }

  /**
   * Migrations that a baseline replaces.
   *
   * @param as the baseline; empty for the one in this file
   * @param versions in apply order
   * @param release the last release that has their own files
   */
  public record Squash(Optional<Version> as, List<Version> versions, Optional<String> release) {
    public Squash {
      versions = List.copyOf(versions);
    }

    /**
     * Returns a copy with versions of the same type as the file's own: numbers, or names that look
     * like numbers.
     */
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
   * @param reason the reason why it is acceptable here
   */
  public record Allowance(String code, String reason) {}

  /** Returns a copy with other parents. */
  public Directives with(Parents others) {
    return new Directives(
        Optional.of(others),
        allowances,
        breaking,
        rollbackUnsupported,
        verifications,
        squashes,
        online);
  }

  /** Returns a copy with another reason why the previous release cannot run. */
  public Directives breaking(Optional<String> reason) {
    return new Directives(
        parents, allowances, reason, rollbackUnsupported, verifications, squashes, online);
  }

  /** Returns a copy with another reason why the migration cannot be undone. */
  public Directives rollbackUnsupported(Optional<String> reason) {
    return new Directives(parents, allowances, breaking, reason, verifications, squashes, online);
  }

  /** Whether the author accepts findings with this code. */
  public boolean allows(String code) {
    return allowances.stream().anyMatch(allowance -> allowance.code().equals(code));
  }
}
