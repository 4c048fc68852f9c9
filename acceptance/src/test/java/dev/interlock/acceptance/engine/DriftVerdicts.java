package dev.interlock.acceptance.engine;

import dev.interlock.Interlock;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Server;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.Effects;
import dev.interlock.drift.GradedChanges;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.Location;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.States;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.plan.Goal;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The commands' grades of a database, computed through the library that the commands call. */
record DriftVerdicts(
    History history, List<MigrationEffect> effects, String sealedOn, Catalog head) {

  List<PlannedMigration> upgrade(TestDatabase database) {
    var done = new ArrayList<PlannedMigration>();
    open(
        database,
        new HashSet<>(),
        interlock -> done.addAll(interlock.upgrade(new Goal.Head()).migrations()));
    return done;
  }

  /**
   * Grades a database. Reading commands share a session, which reads the schema once; its first
   * command receives the notes.
   */
  Map<String, DriftGrade> of(TestDatabase database) {
    var verdicts = new TreeMap<String, DriftGrade>();
    var noted = new HashSet<Code>();
    open(
        database,
        noted,
        it -> {
          verdicts.put("status", grade(noted, () -> isInOrder(it.status().location())));
          verdicts.put("locate", grade(noted, () -> isInOrder(Optional.of(it.locate()))));
          verdicts.put("sync", grade(noted, () -> it.planSync(DataConfirmations.NONE).isEmpty()));
          verdicts.put("repair", grade(noted, () -> it.planRepair(Optional.empty()).isEmpty()));
          verdicts.put("diff", diff(it, verdicts.get("locate")));
          return true;
        });
    var said = new HashSet<Code>();
    open(
        database,
        said,
        it -> {
          verdicts.put("run", grade(said, () -> it.upgrade(new Goal.Head()).isEmpty()));
          return true;
        });
    return verdicts;
  }

  private static boolean isInOrder(Optional<Location> location) {
    return location.orElseThrow() instanceof Location.AtHead;
  }

  private static DriftGrade grade(Set<Code> noted, BooleanSupplier isFine) {
    try {
      if (!isFine.getAsBoolean()) {
        return DriftGrade.REFUSED;
      }
    } catch (Failure.Refused refused) {
      return DriftGrade.REFUSED;
    }
    return noted.contains(Code.TUNED)
        ? DriftGrade.NOTED
        : noted.contains(Code.EXTRA_OBJECTS) ? DriftGrade.EXTRA : DriftGrade.SAME;
  }

  /**
   * Grades the changes of {@code diff}, which does not know the migrations: an added object may or
   * may not count as a rule.
   */
  private DriftGrade diff(Interlock interlock, DriftGrade others) {
    var changes =
        GradedChanges.between(
            head,
            interlock.catalog(CatalogScope.usual()),
            new PostgresDialect().wording(List.of(sealedOn, interlock.server().kind())),
            IgnoredObjects.NONE);
    if (!changes.rules().isEmpty()) {
      boolean isMore = changes.rules().stream().allMatch(each -> each instanceof Change.Created);
      return isMore && others == DriftGrade.EXTRA ? DriftGrade.EXTRA : DriftGrade.REFUSED;
    }
    return changes.tuned().isEmpty() ? DriftGrade.SAME : DriftGrade.NOTED;
  }

  private boolean open(TestDatabase database, Set<Code> codes, Predicate<Interlock> work) {
    try (var interlock =
        Interlock.at(new PostgresDialect(), DatabaseUrlParser.parse(database.url()))
            .listener(event -> {
              if (event instanceof Event.Noticed(var finding)) {
                codes.add(finding.code());
              }
            })
            .open(sources())) {
      return work.test(interlock);
    }
  }

  private MigrationSource sources() {
    return new MigrationSource() {
      @Override
      public History history() {
        return history;
      }

      @Override
      public Effects effects(History asked, Server server) {
        return new Effects.Known(States.of(asked, effects), Set.of(sealedOn));
      }
    };
  }
}
