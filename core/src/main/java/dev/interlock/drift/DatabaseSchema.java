package dev.interlock.drift;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.CatalogMark;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.Proof;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.UndoEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one database, beside what the effects of the migrations make. Reads the schema
 * again only if its mark has changed. For one thread.
 */
public final class DatabaseSchema {

  private final Target target;
  private final MigrationSource source;
  private final HistoryEffects effects;
  private final IgnoredObjects ignored;
  private final Optional<Catalog> assumed;
  private @Nullable Reading reading;

  /** A schema, and its mark directly before the reading. */
  private record Reading(Optional<CatalogMark> mark, Catalog catalog) {}

  /**
   * @param ignored objects that the project excludes from comparison
   */
  public DatabaseSchema(Target target, MigrationSource source, IgnoredObjects ignored) {
    this(target, source, ignored, Optional.empty());
  }

  private DatabaseSchema(
      Target target, MigrationSource source, IgnoredObjects ignored, Optional<Catalog> assumed) {
    this.assumed = assumed;
    this.target = target;
    this.source = source;
    this.effects = new HistoryEffects(source, target.server());
    this.ignored = ignored;
  }

  /**
   * Returns the schema of a database that is taken to be as given, whatever it is. Proofs about it
   * are not recorded.
   */
  public static DatabaseSchema assumed(
      Catalog schema, Target target, MigrationSource source, IgnoredObjects ignored) {
    return new DatabaseSchema(target, source, ignored, Optional.of(schema));
  }

  /** Returns the effects of the migrations. */
  public HistoryEffects effects() {
    return effects;
  }

  /** Returns the record that this schema was compared with these files. */
  ProofRecord record(History files) {
    return ProofRecord.of(files, ignored, source);
  }

  /** Records a proof. If it cannot be written, as on a standby, the next start proves it again. */
  void remember(Proof proof) {
    if (assumed.isPresent()) {
      return;
    }
    try {
      target.remember(proof);
    } catch (StepFailure e) {
      // The proof holds without a record of it.
    }
  }

  /** Returns the objects that the provider or platform creates in every database. */
  ProvidedObjects provided() {
    return source.provided(target.server());
  }

  /** Returns the statement that creates one object; empty if there is none. */
  Optional<String> creating(CatalogObject object) {
    return target.creating(object);
  }

  /**
   * Runs the undo scripts of the last migrations on a shadow database.
   *
   * @throws Failure if they cannot be tried or do not run
   */
  public UndoEffect undoEffect(History history, Set<MigrationId> undone) {
    return source.undoEffect(history, undone, target.server());
  }

  /** Returns the settlement of half-done migrations, by the effects of their statements. */
  public HalfDoneSettlement settlement(History history) {
    return new HalfDoneSettlement(effects.known(history).states());
  }

  /** Returns the schema as of the reading of this ledger, or later. */
  public Catalog at(Ledger ledger) {
    return withoutHelpers(assumed.orElseGet(() -> read(ledger)), ledger);
  }

  /** Leaves out the objects that exist only while a statement runs online. */
  private static Catalog withoutHelpers(Catalog live, Ledger ledger) {
    Set<ObjectId> helpers =
        ledger.journal().stream()
            .flatMap(entry -> entry.online().stream())
            .flatMap(online -> online.sequence().helpers().stream())
            .collect(Collectors.toSet());
    return helpers.isEmpty()
        ? live
        : Catalog.of(
            live.objects().stream().filter(object -> !helpers.contains(named(object))).toList());
  }

  /** Returns the id of an object by the name it has, also if the server may have generated it. */
  private static ObjectId named(CatalogObject object) {
    ObjectId id = object.id();
    String name = object.uncomparedAttributes().get(Attribute.NAME);
    return !id.isUnnamed() || name == null
        ? id
        : ObjectId.of(id.kind(), id.owner().get(0), id.owner().get(1), name);
  }

  /** Returns the schema if it was read, and if this ledger shows that it has not changed since. */
  public Optional<Catalog> known(Ledger ledger) {
    Reading last = reading;
    return last == null || last.mark().isEmpty() || !last.mark().equals(ledger.mark())
        ? Optional.empty()
        : Optional.of(last.catalog());
  }

  private Catalog read(Ledger ledger) {
    return known(ledger)
        .orElseGet(() -> {
          var now = new Reading(ledger.mark(), SchemaReading.of(target, CatalogScope.usual()));
          reading = now;
          return now.catalog();
        });
  }

  /**
   * Returns the position of the database by its schema.
   *
   * @throws Failure if the effects of the migrations are unknown
   */
  public Location locate(MigrationStatus status) {
    Location found = locateExpanded(status);
    return found instanceof Location.Diverged ? locateWhole(status).orElse(found) : found;
  }

  /**
   * Returns the schema after all migrations have run. Objects that no migration mentions stay as
   * they are.
   *
   * @throws Failure if the effects of the migrations are unknown
   */
  public Catalog afterHead(MigrationStatus status) {
    States states = effects.known(status.history()).states();
    Catalog live = at(status.ledger());
    Catalog compared = compared(status).live();
    var objects = new ArrayList<CatalogObject>();
    for (CatalogObject object : states.head().objects()) {
      boolean isThere = compared.find(object.id()).filter(object::isSameAs).isPresent();
      objects.add(isThere ? live.find(object.id()).orElse(object) : object);
    }
    live.objects().stream().filter(object -> !states.mentions(object.id())).forEach(objects::add);
    return Catalog.of(objects);
  }

  /**
   * Returns the position in the history as the ledger suggests it. A release older than the schema
   * includes objects beyond its own files.
   */
  Location locateExpanded(MigrationStatus status) {
    ComparedSchema schema = compared(status);
    return Locator.locate(
        effects.known(status.history()).states(),
        status.comparison(),
        status.comparison().ahead().isEmpty() ? schema.judged() : schema.live());
  }

  /** Returns the position among squashed migrations, whatever the ledger records of them. */
  Optional<Location> locateWhole(MigrationStatus status) {
    try {
      return status
          .whole()
          .map(this::locateExpanded)
          .filter(location -> !(location instanceof Location.Diverged));
    } catch (Failure.Refused | Failure.Unavailable unknown) {
      return Optional.empty(); // the effects of the squashed migrations are unavailable
    }
  }

  /** Returns the schema in the notation of the seals. */
  ComparedSchema compared(MigrationStatus status) {
    return comparison(effects.known(status.history())).of(at(status.ledger()), status.comparison());
  }

  /** Returns the schema in the notation of the seals, for a database with these migrations. */
  ComparedSchema compared(Effects.Known known, Ledger ledger, SortedSet<MigrationId> applied) {
    return comparison(known).of(at(ledger), applied);
  }

  private SchemaComparison comparison(Effects.Known known) {
    return new SchemaComparison(known.states(), target.wording(known.servers()), ignored);
  }

  /**
   * Returns findings about differences between the schema and the migrations that forbid nothing.
   *
   * @throws Failure if the effects of the migrations are unknown
   */
  public List<Finding> notes(MigrationStatus status) {
    ComparedSchema schema = compared(status);
    var notes = new ArrayList<>(notes(schema, effects.known(status.history())));
    if (status.comparison().ahead().isEmpty()) {
      notes.addAll(ConvergeFindings.extras(schema.extras()));
    }
    return notes;
  }

  List<Finding> notes(ComparedSchema schema, Effects.Known known) {
    return DriftFindings.of(schema, known.servers(), target.server().kind());
  }

  /** Returns what a plan is compared with. */
  ConvergenceInput input(
      MigrationStatus status,
      DataConfirmations confirmations,
      Definitions definitions,
      Drift drift) {
    return new ConvergenceInput(
        effects.known(status.history()).states(),
        status.comparison(),
        status.ledger().journal(),
        compared(status),
        migration -> data(migration, confirmations),
        definitions,
        drift);
  }

  /** Returns the state of the rows. The author's queries decide if the operator did not. */
  private DataState data(Migration migration, DataConfirmations confirmations) {
    DataState said = confirmations.of(migration);
    List<String> queries = migration.directives().verifications();
    if (said != DataState.UNKNOWN || queries.isEmpty()) {
      return said;
    }
    return queries.stream().allMatch(target::finds) ? DataState.DONE : DataState.NOT_DONE;
  }
}
