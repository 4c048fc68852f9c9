package dev.interlock.url;

/**
 * One server address of a PostgreSQL URL.
 *
 * @param host a name, an IPv4 address, an IPv6 address without brackets, or the directory of a Unix
 *     socket (it begins with {@code /}, or with {@code @} for an abstract one)
 * @param port 1 to 65535; part of the file name for a Unix socket
 */
public record HostAndPort(String host, int port) {

  /** The default port of PostgreSQL and libpq. */
  public static final int DEFAULT_PORT = 5432;

  /** Whether {@link #host} is the directory of a Unix socket and not a network address. */
  public boolean isUnixSocket() {
    return host.startsWith("/") || host.startsWith("@");
  }

  HostAndPort withHost(String other) {
    return new HostAndPort(other, port);
  }

  HostAndPort withPort(int other) {
    return new HostAndPort(host, other);
  }

  /**
   * Returns the address as in the authority of a URL: an IPv6 address in brackets, a socket
   * percent-encoded.
   */
  @Override
  public String toString() {
    if (isUnixSocket()) {
      return PercentCoding.encode(host) + ":" + port;
    }
    return (host.contains(":") ? "[" + PercentCoding.encodeHost(host) + "]" : host) + ":" + port;
  }
}
