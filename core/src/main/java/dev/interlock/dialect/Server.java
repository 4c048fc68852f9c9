package dev.interlock.dialect;

/**
 * The server of a session.
 *
 * @param product as its vendor spells it
 * @param version as the server reports it, such as {@code 18.6}
 * @param database the name of the database, or the file of an SQLite database
 * @param pooling the connection pooling between Interlock and the server
 */
public record Server(String product, String version, String database, Pooling pooling) {

  /**
   * Returns the product and major version, which determine its printing of definitions: {@code
   * PostgreSQL 18}.
   */
  public String kind() {
    return product + " " + version.split("[^0-9]", 2)[0];
  }

  /** The connection pooling between a client and its server. */
  public enum Pooling {
    /** A direct connection, or a proxy with one server session for each client session. */
    DIRECT,
    /** A pooler that assigns a server session for the duration of a client session. */
    SESSION,
    /** A pooler that assigns a server session for one transaction only. */
    TRANSACTION
  }
}
