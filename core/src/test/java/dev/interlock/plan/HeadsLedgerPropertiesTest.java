package dev.interlock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedger.Recognition;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerWrite;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The rows are always the applied revisions that no applied revision names as a parent, whatever
 * runs and is undone in graphs with branches, merges and dependencies.
 */
class HeadsLedgerPropertiesTest {

  private static final LedgerPlace PLACE = new LedgerPlace("", "alembic_version", true, false);

  @Property(tries = 300)
  void recordsTheHeadsAfterEachStep(
      @ForAll @IntRange(min = 1, max = 15) int size, @ForAll long seed) {
    var random = new Random(seed);
    History history = History.of(new Alembic(), randomGraph(size, random), List.of());
    Set<Version> applied = randomlyApplied(history, random);
    boolean isPresent = random.nextBoolean();
    Set<String> rows =
        isPresent && random.nextInt(4) > 0 ? rule(history, applied) : new TreeSet<>();
    var mirror =
        new ForeignLedgerMirror(
            List.of(),
            HeadsLedger.of(
                history,
                isPresent ? List.of(ledger(rows)) : List.of(),
                Set.of(),
                ForeignLedgerSettings.UNSET),
            new AppliedVersions(history, applied));
    for (int step = 0; step < 2 * size; step++) {
      Optional<PlannedMigration> next = step(history, applied, random);
      if (next.isPresent()) {
        play(mirror.writes(next.get()), rows);
        mirror.ran(next.get());
        assertThat(rows).isEqualTo(rule(history, applied));
      }
    }
  }

  @Property(tries = 300)
  void recordsAnyVersionsAtOnce(@ForAll @IntRange(min = 1, max = 15) int size, @ForAll long seed) {
    var random = new Random(seed);
    History history = History.of(new Alembic(), randomGraph(size, random), List.of());
    Set<String> rows = new TreeSet<>(rule(history, randomlyApplied(history, random)));
    rows.add("gone");
    Set<Version> applied = randomlyApplied(history, random);
    HeadsLedger ledger =
        HeadsLedger.of(history, List.of(ledger(rows)), Set.of(), ForeignLedgerSettings.UNSET)
            .orElseThrow();
    play(ledger.recording(new AppliedVersions(history, applied)), rows);
    assertThat(rows).isEqualTo(rule(history, applied));
  }

  private static ForeignLedger ledger(Collection<String> rows) {
    return new ForeignLedger.Read(
        new Alembic(),
        PLACE,
        Recognition.NAME,
        rows.stream()
            .map(id ->
                new ForeignRow(id, ForeignRow.State.APPLIED, Optional.empty(), Optional.empty()))
            .toList());
  }

  private static void play(List<LedgerWrite> writes, Set<String> rows) {
    for (LedgerWrite write : writes) {
      if (write instanceof LedgerWrite.MoveForeignHeads(var table, var removed, var added)) {
        rows.removeAll(removed);
        rows.addAll(added);
      }
    }
  }

  /** Alembic's rule, from the migrations alone. */
  private static Set<String> rule(History history, Set<Version> applied) {
    Set<Version> named =
        applied.stream()
            .flatMap(version -> history.find(version).orElseThrow().parents().stream())
            .collect(Collectors.toSet());
    return applied.stream()
        .filter(version -> !named.contains(version))
        .map(Version::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Version> randomlyApplied(History history, Random random) {
    Set<Version> applied = new TreeSet<>();
    for (Migration migration : history.migrations()) {
      if (applied.containsAll(migration.parents()) && random.nextBoolean()) {
        applied.add(migration.version().orElseThrow());
      }
    }
    return applied;
  }

  /** Applies or undoes a migration, if the one drawn can be. */
  private static Optional<PlannedMigration> step(
      History history, Set<Version> applied, Random random) {
    Migration drawn = history.migrations().get(random.nextInt(history.migrations().size()));
    Version version = drawn.version().orElseThrow();
    if (!applied.contains(version) && applied.containsAll(drawn.parents())) {
      applied.add(version);
      return Optional.of(planned(drawn, Direction.UP, PlannedMigration.Reason.PENDING));
    }
    if (applied.contains(version)
        && history.children(version).stream().noneMatch(applied::contains)) {
      applied.remove(version);
      return Optional.of(planned(drawn, Direction.DOWN, PlannedMigration.Reason.ABOVE_TARGET));
    }
    return Optional.empty();
  }

  private static PlannedMigration planned(
      Migration migration, Direction direction, PlannedMigration.Reason reason) {
    return new PlannedMigration(migration, direction, reason);
  }

  /** Draws parents, any number of them, from the migrations before. */
  private static List<Migration> randomGraph(int size, Random random) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(rank ->
            TestMigrations.versioned(
                "V%d<%s"
                    .formatted(
                        rank,
                        IntStream.range(1, rank)
                            .filter(each -> random.nextInt(rank) < 2)
                            .mapToObj(each -> "V" + each)
                            .collect(Collectors.joining(",")))))
        .toList();
  }
}
