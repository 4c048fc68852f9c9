package dev.interlock.dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of one extension on a server.
 *
 * @param installed the version in this database; empty if it is not installed
 * @param versions the versions available; empty if the server does not have it
 * @param needs the extensions that some version of it depends on
 * @param provider the hosting provider, as far as it can be recognised
 */
public record ExtensionState(
    String name,
    Optional<String> installed,
    List<String> versions,
    Set<String> needs,
    Role role,
    HostingProvider provider) {

  public ExtensionState {
    versions = List.copyOf(versions);
    needs = Set.copyOf(needs);
  }

  /**
   * The permissions of the session's role.
   *
   * @param mayCreate whether PostgreSQL's own rules allow it to create the extension
   * @param trusted whether the extension is trusted: roles with the CREATE privilege on the
   *     database may create it
   */
  public record Role(String name, String database, boolean mayCreate, boolean trusted) {}
}
