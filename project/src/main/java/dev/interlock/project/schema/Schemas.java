package dev.interlock.project.schema;

import dev.interlock.Interlock;
import dev.interlock.apply.Settings;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Dialect;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.plan.Goal;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.shadow.ShadowDatabases;
import dev.interlock.replay.Replay;
import dev.interlock.url.DatabaseUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads schemas from every kind of source; migrations and SQL files run on shadow databases. */
public final class Schemas implements AutoCloseable {

  private static final History NOTHING = History.of(List.of(), List.of());
  private static final Settings SETTINGS = Settings.defaults();

  private final MigrationFiles files;
  private final CatalogScope scope;
  private final ShadowDatabases shadows;
  private final List<String> servers = new ArrayList<>();

  public Schemas(MigrationFiles files, CatalogScope scope) {
    this.files = files;
    this.scope = scope;
    this.shadows = new ShadowDatabases(files.options());
  }

  /**
   * Reads the schema of a source.
   *
   * @throws Failure if it cannot be read, or its statements fail
   */
  public Catalog read(SchemaSource source) {
    return redacted(readAll(source));
  }

  /** Redacts every side of a comparison, so that a secret does not appear as a difference. */
  private Catalog redacted(Catalog catalog) {
    List<CatalogObject> objects = catalog.objects().stream().map(this::redacted).toList();
    return objects.equals(catalog.objects()) ? catalog : Catalog.of(objects);
  }

  private CatalogObject redacted(CatalogObject object) {
    var attributes = new TreeMap<String, String>();
    object
        .attributes()
        .forEach((name, text) -> attributes.put(name, files.options().redactor().redact(text)));
    return attributes.equals(object.attributes())
        ? object
        : CatalogObject.of(object.id(), attributes, object.uncomparedAttributes());
  }

  private Catalog readAll(SchemaSource source) {
    return switch (source) {
      case SchemaSource.Database(DatabaseUrl url, Settings settings) -> live(url, settings);
      case SchemaSource.Migrations(Goal goal) -> replay(files.history(), goal);
      case SchemaSource.Declared(Path path) when files.isOfMigrations(path) ->
          replay(files.history(path), new Goal.Heads());
      case SchemaSource.Declared(Path path) ->
          replay(files.declared(List.of(path)), new Goal.Heads());
      case SchemaSource.Saved(Path file) -> {
        servers.add("");
        yield SnapshotFile.read(file);
      }
    };
  }

  /**
   * Product and major version of the servers that were read, in that order; an empty text for a
   * file.
   */
  public List<String> servers() {
    return List.copyOf(servers);
  }

  private Catalog live(DatabaseUrl url, Settings settings) {
    Listener listener = files.options().listener();
    try (var interlock = connect(Dialects.of(url), url, NOTHING, settings, listener)) {
      servers.add(interlock.server().kind());
      Catalog catalog = interlock.catalog(scope);
      interlock.halfDone().forEach(half -> listener.on(new Event.Noticed(half)));
      return catalog;
    }
  }

  /** Replays on a shadow, which prevents effects outside of its database. */
  private Catalog replay(History history, Goal goal) {
    DatabaseUrl url = shadows.database();
    if (!(goal instanceof Goal.Base)) {
      List<Migration> migrations = planned(history, goal, url);
      try (var shadow = shadows.shadow(url)) {
        Replay.unwatched(history, migrations, shadow);
      }
    }
    try (var interlock = connect(shadows.dialect(), url, NOTHING, SETTINGS, Listener.none())) {
      servers.add(interlock.server().kind());
      return shadows.provided().without(interlock.catalog(scope));
    }
  }

  private List<Migration> planned(History history, Goal goal, DatabaseUrl url) {
    try (var interlock = connect(shadows.dialect(), url, history, SETTINGS, Listener.none())) {
      return interlock.planUpgrade(goal).migrations().stream()
          .map(PlannedMigration::migration)
          .toList();
    } catch (Failure.Refused refused) {
      throw new Failure.Refused(refused.findings().stream().map(Schemas::onShadow).toList());
    }
  }

  /** Replaces the remedy for a deploy's server by the one for a replay's server. */
  private static Finding onShadow(Finding finding) {
    return finding.code() == Code.EXTENSION_UNAVAILABLE
        ? finding.help(
            "Replay on a server that has it: set `shadow` to `target` or to the URL of one.")
        : finding;
  }

  private Interlock connect(
      Dialect dialect, DatabaseUrl url, History history, Settings settings, Listener listener) {
    return Interlock.at(dialect, url)
        .settings(settings)
        .listener(listener)
        .cancellation(files.options().cancellation())
        .open(() -> history);
  }

  @Override
  public void close() {
    shadows.close();
  }
}
