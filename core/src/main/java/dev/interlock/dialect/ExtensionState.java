package dev.interlock.dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server says of one extension.
 *
 * @param installed the version in this database; empty if it is not there
 * @param versions that could be created; empty if the server does not have it
 * @param needs other extensions that some version of it needs
 * @param provider who runs the server, as far as it shows
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
   * What the session's role may do.
   *
   * @param mayCreate whether PostgreSQL's own rules let it create the extension
   * @param trusted whether the extension is one that who may create in the database may create
   */
  public record Role(String name, String database, boolean mayCreate, boolean trusted) {}
}
