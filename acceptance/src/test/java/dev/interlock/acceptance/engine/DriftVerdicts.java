package dev.interlock.acceptance.engine;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.drift.GradedChanges;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.event.Event;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.history.History;
import dev.interlock.locate.Location;
import dev.interlock.locate.States;
import dev.interlock.lock.Holder;
import dev.interlock.lock.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.proof.OperatorsWord;
import dev.interlock.proof.Sources;
import dev.interlock.settings.Settings;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What the commands make of a database, through the library that they are words around. */
record DriftVerdicts(
    History history, List<MigrationEffect> effects, String sealedOn, Catalog head) {

  private static final Set<Code> NOTICED = Set.of(Code.TUNED, Code.EXTRA_OBJECTS);

  void upgrade(TestDatabase database) {
    open(database, new HashSet<>(), interlock -> !interlock.upgrade(new Goal.Head()).isEmpty());
  }

  Map<String, DriftGrade> of(TestDatabase database) {
    var verdicts = new TreeMap<String, DriftGrade>();
    verdicts.put("plan", grade(database, it -> it.planUpgrade(new Goal.Head()).isEmpty()));
    verdicts.put("status", grade(database, it -> isInOrder(it.status().location())));
    verdicts.put("locate", grade(database, it -> isInOrder(Optional.of(it.locate()))));
    verdicts.put("sync", grade(database, it -> it.planSync(OperatorsWord.NONE).isEmpty()));
    verdicts.put("repair", grade(database, it -> it.planRepair(Optional.empty()).isEmpty()));
    verdicts.put("diff", diff(database));
    verdicts.put("run", grade(database, it -> it.upgrade(new Goal.Head()).isEmpty()));
    return verdicts;
  }

  private static boolean isInOrder(Optional<Location> location) {
    return location.orElseThrow() instanceof Location.AtHead;
  }

  private DriftGrade grade(TestDatabase database, Predicate<Interlock> isFine) {
    var codes = new HashSet<Code>();
    try {
      if (!open(database, codes, isFine)) {
        return DriftGrade.REFUSED;
      }
    } catch (Failure.Refused refused) {
      return DriftGrade.REFUSED;
    }
    codes.retainAll(NOTICED);
    return codes.isEmpty()
        ? DriftGrade.SAME
        : codes.contains(Code.TUNED) ? DriftGrade.NOTED : DriftGrade.EXTRA;
  }

  private DriftGrade diff(TestDatabase database) {
    var seen = new Catalog[1];
    var kind = new String[1];
    open(
        database,
        new HashSet<>(),
        it -> {
          seen[0] = it.catalog(CatalogScope.usual());
          kind[0] = it.server().kind();
          return true;
        });
    var changes =
        GradedChanges.between(
            head,
            seen[0],
            new PostgresDialect().wording(List.of(sealedOn, kind[0])),
            IgnoredObjects.NONE);
    if (!changes.rules().isEmpty()) {
      boolean isMore = changes.rules().stream().allMatch(each -> each instanceof Change.Created);
      return isMore ? DriftGrade.EXTRA : DriftGrade.REFUSED;
    }
    return changes.tuned().isEmpty() ? DriftGrade.SAME : DriftGrade.NOTED;
  }

  private boolean open(TestDatabase database, Set<Code> codes, Predicate<Interlock> work) {
    var holder = new Holder(RunId.random(RandomGenerator.getDefault()), "matrix", 1);
    try (var interlock =
        Interlock.connect(
            new PostgresDialect(),
            DatabaseUrlParser.parse(database.url()),
            sources(),
            holder,
            Settings.defaults(),
            event -> {
              if (event instanceof Event.Noticed(var finding)) {
                codes.add(finding.code());
              }
            },
            new Cancellation())) {
      return work.test(interlock);
    }
  }

  private Sources sources() {
    return new Sources() {
      @Override
      public History history() {
        return history;
      }

      @Override
      public boolean isSealed() {
        return true;
      }

      @Override
      public Sealed sealed(History asked) {
        return new Sealed(States.of(asked, effects), Set.of(sealedOn));
      }
    };
  }
}
