package dev.interlock.preflight;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the servers that seals were made on against the one that is deployed to. */
public final class SealedServer {

  private SealedServer() {}

  /**
   * What is odd about them; empty where all fit.
   *
   * @param sealedOn the servers that seals were made on
   * @param server product and major version, as seals name it: {@code PostgreSQL 18}
   */
  public static Optional<Finding> finding(Collection<String> sealedOn, String server) {
    String others =
        sealedOn.stream()
            .filter(sealed -> !sealed.equals(server))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" and "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                    Code.OTHER_SERVER_VERSION,
                    "the seals were made on %s, and the server is %s: what is the same may be printed differently."
                        .formatted(others, server))
                .help(
                    "Seal on that version: set `shadow` to `target` or to the URL of such a server."));
  }
}
