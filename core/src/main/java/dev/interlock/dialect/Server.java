package dev.interlock.dialect;

/**
 * What a session is connected to.
 *
 * @param product as its vendor writes it
 * @param version as the server reports it, such as {@code 18.6}
 * @param database name of the database, or the file of an SQLite database
 * @param pooling what stands between us and the server
 */
public record Server(String product, String version, String database, Pooling pooling) {

  /** The product and the version that decides how it prints definitions: {@code PostgreSQL 18}. */
  public String kind() {
    return product + " " + version.split("[^0-9]", 2)[0];
  }

  /** What stands between a client and its server. */
  public enum Pooling {
    /** Nothing, or something that keeps one server session for one client session. */
    DIRECT,
    /** A pooler that gives a server session for the time of one client session. */
    SESSION,
    /** A pooler that gives a server session for one transaction only. */
    TRANSACTION
  }
}
