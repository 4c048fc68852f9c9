package dev.interlock.project.shadow;

import dev.interlock.WaitingReport;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Shadow;
import dev.interlock.embedded.PostgresArchives;
import dev.interlock.finding.Failure;
import dev.interlock.history.Checksum;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.ProvidedShadow;
import dev.interlock.replay.ShadowInit;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteOptions;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Empty databases that are removed on close: on the server that {@code shadow} names, or in files
 * for SQLite. Nothing is started or connected to before the first of them.
 */
public final class ShadowDatabases implements AutoCloseable {

  private static final String POSTGRESQL = "PostgreSQL";

  private final ConnectSettings settings;
  private final ShadowHost host;
  private final InitFiles init;
  private ProvidedObjects provided = ProvidedObjects.NONE;

  public ShadowDatabases(ProjectOptions options) {
    this(options, options.dialect() instanceof SqliteDialect);
  }

  /**
   * Shadow databases of a major version of PostgreSQL, unless {@code shadow} decides.
   *
   * @param major empty for the bundled version
   */
  ShadowDatabases(ProjectOptions options, Optional<Integer> major) {
    this(options, options.dialect() instanceof SqliteDialect, major);
  }

  private ShadowDatabases(ProjectOptions options, boolean isSqlite) {
    this(options, isSqlite, options.shadow().server());
  }

  private ShadowDatabases(ProjectOptions options, boolean isSqlite, Optional<Integer> major) {
    settings = settings(options);
    host = isSqlite ? new SqliteShadowHost(sqlite(options)) : source(options, major);
    init = InitFiles.of(options, host.dialect());
  }

  private static ConnectSettings settings(ProjectOptions options) {
    return options.connection(new WaitingReport(options.listener()));
  }

  /**
   * Returns the servers on which the effects of the migrations for {@code server} can be measured,
   * best first. If none is configured, they have the server's major version where possible.
   */
  static List<ShadowDatabases> candidates(ProjectOptions options, Server server) {
    if (!server.product().equals(POSTGRESQL)) {
      return List.of(new ShadowDatabases(options, true));
    }
    var configured = new ShadowDatabases(options, false);
    return switch (options.shadow().source()) {
      case ShadowSource.None none -> List.of();
      case ShadowSource.Target target -> List.of(configured);
      case ShadowSource.Server there -> List.of(configured);
      case ShadowSource.Embedded(Optional<Path> binaries) ->
          binaries.isPresent() ? List.of(configured) : candidates(options, server, configured);
    };
  }

  /**
   * Prefers binaries on this machine to the server that is deployed to, and that server to a
   * download from Maven.
   */
  private static List<ShadowDatabases> candidates(
      ProjectOptions options, Server server, ShadowDatabases configured) {
    List<ShadowDatabases> ofTarget =
        options.database().isPresent() ? List.of(ofTarget(options)) : List.of();
    var candidates = new ArrayList<ShadowDatabases>();
    if (configured.isOf(server)) {
      candidates.add(configured);
      candidates.addAll(ofTarget);
      return candidates;
    }
    int major = major(server);
    candidates.add(on(options, new EmbeddedShadowHost(Optional.empty(), Optional.of(major))));
    boolean isHere = PostgresArchives.ofUser().find(major).isPresent();
    candidates.addAll(isHere ? 1 : 0, ofTarget);
    candidates.add(configured);
    return candidates;
  }

  private static ShadowDatabases ofTarget(ProjectOptions options) {
    return on(
        options,
        ServerShadowHost.ofTarget(options.database(), settings(options), options.listener()));
  }

  private static ShadowDatabases on(ProjectOptions options, ShadowHost host) {
    return new ShadowDatabases(host, settings(options), InitFiles.of(options, host.dialect()));
  }

  private static int major(Server server) {
    return Integer.parseInt(server.version().split("[^0-9]", 2)[0]);
  }

  /**
   * Whether the shadow databases have the server's major version; also true if their version is
   * unknown.
   */
  private boolean isOf(Server server) {
    try {
      return version()
          .map(version ->
              new Server(
                      POSTGRESQL,
                      version.substring(POSTGRESQL.length() + 1),
                      "",
                      Server.Pooling.DIRECT)
                  .kind()
                  .equals(server.kind()))
          .orElse(true);
    } catch (Failure.Unavailable e) {
      return true;
    }
  }

  ShadowDatabases(ShadowHost host, ConnectSettings settings) {
    this(host, settings, InitFiles.NONE);
  }

  private ShadowDatabases(ShadowHost host, ConnectSettings settings, InitFiles init) {
    this.host = host;
    this.settings = settings;
    this.init = init;
  }

  private static SqliteOptions sqlite(ProjectOptions options) {
    return options
        .database()
        .map(urls -> urls.url().url())
        .filter(SqliteUrl.class::isInstance)
        .map(url -> ((SqliteUrl) url).options())
        .orElse(SqliteOptions.NONE);
  }

  private ShadowHost source(ProjectOptions options, Optional<Integer> major) {
    return switch (options.shadow().source()) {
      case ShadowSource.Embedded(Optional<Path> binaries) ->
          new EmbeddedShadowHost(binaries.map(options.folder()::resolve), major);
      case ShadowSource.Target target ->
          ServerShadowHost.ofTarget(options.database(), settings, options.listener());
      case ShadowSource.None none -> new NoShadowHost();
      case ShadowSource.Server(CandidateUrl url, boolean isShared) ->
          ServerShadowHost.at(url, settings, options.listener(), isShared);
    };
  }

  /** The dialect that connects to the databases and splits scripts for them. */
  public Dialect dialect() {
    return host.dialect();
  }

  /** The settings for connections to the databases. */
  public ConnectSettings settings() {
    return settings;
  }

  /** Whether the server has other users, whom statements beyond a database would affect. */
  boolean isShared() {
    return host.isShared();
  }

  /** The part of a replay's inputs besides files and program; empty if it is unknown. */
  Optional<String> version() {
    return host.version();
  }

  /**
   * Creates a database and runs {@code shadow-init} in it.
   *
   * @throws Failure.Unavailable if it cannot be created
   * @throws Failure.Refused if a file of {@code shadow-init} fails
   */
  public DatabaseUrl database() {
    DatabaseUrl made = host.create();
    if (!init.isEmpty()) {
      try (Shadow shadow = dialect().shadow(made, settings)) {
        provided = ShadowInit.run(init.files(), shadow);
      }
    }
    return made;
  }

  /** Opens one of the databases to run statements on it. */
  public Shadow shadow(DatabaseUrl database) {
    return ProvidedShadow.of(dialect().shadow(database, settings), provided);
  }

  /** The objects that {@code shadow-init} created; known once the first database exists. */
  public ProvidedObjects provided() {
    return provided;
  }

  /** The checksum of the files of {@code shadow-init}; empty if there are none. */
  Optional<Checksum> init() {
    return init.checksum();
  }

  /** The URL of a database as other programs read it, if it may be passed on. */
  public Optional<String> written(DatabaseUrl database) {
    return host.written(database);
  }

  /** Creates a copy of a database, which must have no open connection. */
  DatabaseUrl copyOf(DatabaseUrl other) {
    return host.copyOf(other);
  }

  /** Removes a database before close, to free space. */
  void discard(DatabaseUrl database) {
    host.discard(database);
  }

  /** The extensions that stubs replace. */
  Set<String> stubs() {
    return host.stubs();
  }

  @Override
  public void close() {
    host.close();
  }
}
