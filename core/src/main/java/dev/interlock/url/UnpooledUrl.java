package dev.interlock.url;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses the direct address for a provider's pooler by the provider's naming rule. */
final class UnpooledUrl {

  private static final String NEON_SUFFIX = "-pooler";

  private UnpooledUrl() {}

  /** Returns the URL without the pooler, if the provider has a known naming rule. */
  static Optional<PostgresqlUrl> of(PostgresqlUrl url) {
    List<HostAndPort> direct = url.hosts().stream().map(UnpooledUrl::direct).toList();
    return direct.equals(url.hosts()) ? Optional.empty() : Optional.of(url.unpooledAt(direct));
  }

  private static HostAndPort direct(HostAndPort address) {
    String host = address.host().toLowerCase(Locale.ROOT);
    String label = PoolerHint.firstLabel(host);
    if (label.endsWith(NEON_SUFFIX)) {
      int end = label.length() - NEON_SUFFIX.length();
      return address.withHost(label.substring(0, end) + host.substring(label.length()));
    }
    if (host.startsWith("pgbouncer.") && host.endsWith(".flympg.net")) {
      return address.withHost("direct" + host.substring("pgbouncer".length()));
    }
    if (host.equals("pooled.db.prisma.io")) {
      return address.withHost("db.prisma.io");
    }
    // Session mode on the shared pooler, or the server itself on the dedicated host.
    boolean supabase = host.endsWith(".supabase.com") || host.endsWith(".supabase.co");
    return supabase && address.port() == 6543
        ? address.withPort(HostAndPort.DEFAULT_PORT)
        : address;
  }
}
