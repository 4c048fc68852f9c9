package dev.interlock.url;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sign in a URL's text that it probably reaches a connection pooler; probing decides.
 *
 * @param mode the mode that providers document for such an address
 * @param sign the part of the URL that shows it, as a noun phrase for a message
 */
public record PoolerHint(PoolMode mode, String sign) {

  private static final int SUPABASE_TRANSACTION_PORT = 6543;
  private static final int PGBOUNCER_PORT = 6432;
  private static final int DIGITALOCEAN_POOL_PORT = 25061;
  private static final Set<String> POOLERS =
      Set.of("pgbouncer", "pgcat", "supavisor", "odyssey", "pgpool");
  private static final Pattern RDS_PROXY =
      Pattern.compile(".+\\.proxy-[a-z0-9-]+\\..*rds\\.amazonaws\\.com");

  /** Returns the first sign of a pooler in {@code url}, if any. */
  public static Optional<PoolerHint> of(PostgresqlUrl url) {
    Optional<PoolerHint> byHost =
        url.hosts().stream()
            .filter(host -> !host.isUnixSocket())
            .flatMap(host -> of(host).stream())
            .findFirst();
    return byHost.or(() -> byOption(url)).or(() -> byPort(url));
  }

  private static Optional<PoolerHint> byOption(PostgresqlUrl url) {
    return url.pooled() ? hint(PoolMode.TRANSACTION, "`pgbouncer=true`") : Optional.empty();
  }

  private static Optional<PoolerHint> of(HostAndPort address) {
    String host = address.host().toLowerCase(Locale.ROOT);
    String label = firstLabel(host);
    if (label.endsWith("-pooler")) {
      return hint(PoolMode.TRANSACTION, "Neon's pooled host `" + host + "`");
    }
    if (isSupabase(host)) {
      return supabase(host, address.port());
    }
    if (host.equals("pooled.db.prisma.io")) {
      return hint(PoolMode.UNKNOWN, "Prisma's pooled host `" + host + "`");
    }
    if (RDS_PROXY.matcher(host).matches()) {
      return hint(PoolMode.UNKNOWN, "the RDS proxy `" + host + "`");
    }
    return POOLERS.stream().anyMatch(label::contains)
        ? hint(PoolMode.UNKNOWN, "the pooler's host `" + host + "`")
        : Optional.empty();
  }

  private static boolean isSupabase(String host) {
    return host.endsWith(".pooler.supabase.com") || host.endsWith(".supabase.co");
  }

  /**
   * Recognises Supabase's poolers: all its addresses except the direct host at its default port.
   */
  private static Optional<PoolerHint> supabase(String host, int port) {
    if (port == SUPABASE_TRANSACTION_PORT) {
      return hint(PoolMode.TRANSACTION, "Supabase's transaction pooler at port " + port);
    }
    return host.endsWith(".pooler.supabase.com")
        ? hint(PoolMode.SESSION, "Supabase's session pooler `" + host + "`")
        : Optional.empty();
  }

  private static Optional<PoolerHint> byPort(PostgresqlUrl url) {
    return url.hosts().stream()
        .map(HostAndPort::port)
        .filter(port ->
            port == PGBOUNCER_PORT
                || port == DIGITALOCEAN_POOL_PORT
                || port == SUPABASE_TRANSACTION_PORT)
        .findFirst()
        .flatMap(port -> hint(PoolMode.UNKNOWN, "port " + port + ", where poolers listen"));
  }

  static String firstLabel(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }

  private static Optional<PoolerHint> hint(PoolMode mode, String sign) {
    return Optional.of(new PoolerHint(mode, sign));
  }
}
