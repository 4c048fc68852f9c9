package dev.interlock.project.shadow;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.postgresql.connect.ShadowDatabaseServer;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.PostgresqlUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shadow databases on an existing server, which is first contacted for the first of them. */
final class ServerShadowHost implements ShadowHost {

  private final List<CandidateUrl> candidates;
  private final ConnectSettings settings;
  private final Listener listener;
  private final boolean isShared;
  private @Nullable ShadowDatabaseServer server;
  private String described = "";
  private boolean isSaid;

  private ServerShadowHost(
      List<CandidateUrl> candidates,
      ConnectSettings settings,
      Listener listener,
      boolean isShared) {
    this.candidates = candidates;
    this.settings = settings;
    this.listener = listener;
    this.isShared = isShared;
  }

  /**
   * Returns the host on the server of a URL.
   *
   * @param isShared whether the server has other users
   */
  static ServerShadowHost at(
      CandidateUrl url, ConnectSettings settings, Listener listener, boolean isShared) {
    return new ServerShadowHost(List.of(url), settings, listener, isShared);
  }

  /**
   * Returns the host on the server of the configured database, if necessary by a URL that bypasses
   * its pooler.
   */
  static ServerShadowHost ofTarget(
      Optional<DatabaseUrlChoice> urls, ConnectSettings settings, Listener listener) {
    DatabaseUrlChoice choice = urls.orElseThrow(ServerShadowHost::noTarget);
    var candidates = Stream.concat(Stream.of(choice.url()), choice.unpooled().stream()).toList();
    return new ServerShadowHost(candidates, settings, listener, true);
  }

  private static Failure noTarget() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.NO_DATABASE,
                "`shadow: target` means the server of the database, but no database URL is set.")
            .help("Set `DATABASE_URL`, or `shadow` to `embedded` or to a URL."));
  }

  @Override
  public Dialect dialect() {
    return isShared ? PostgresDialect.onSharedServer() : new PostgresDialect();
  }

  @Override
  public boolean isShared() {
    return isShared;
  }

  /**
   * The server's identity, because another server of the same version may differ in extensions and
   * settings.
   */
  @Override
  public Optional<String> version() {
    return Optional.of(server().identity());
  }

  @Override
  public DatabaseUrl create() {
    ShadowDatabaseServer open = server();
    if (!isSaid) {
      isSaid = true;
      listener.on(new Event.ShadowServerUsed(described));
    }
    return open.create();
  }

  /** Empty, because a command of the user must not learn the password of another server. */
  @Override
  public Optional<String> written(DatabaseUrl database) {
    return Optional.empty();
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    return server().copyOf((PostgresqlUrl) other);
  }

  @Override
  public void discard(DatabaseUrl database) {
    server().drop((PostgresqlUrl) database);
  }

  private ShadowDatabaseServer server() {
    ShadowDatabaseServer open = server;
    if (open == null) {
      open = open();
      server = open;
    }
    return open;
  }

  private ShadowDatabaseServer open() {
    Optional<Failure.Unavailable> first = Optional.empty();
    for (CandidateUrl candidate : candidates) {
      try {
        var opened = ShadowDatabaseServer.open((PostgresqlUrl) candidate.url(), settings, isShared);
        described = candidate.describe();
        return opened;
      } catch (Failure.Unavailable e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    throw first.orElseThrow();
  }

  @Override
  public Set<String> stubs() {
    return Set.of();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
