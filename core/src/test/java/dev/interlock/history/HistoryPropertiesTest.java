package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HistoryPropertiesTest {

  @Property(tries = 300)
  void appliesEveryParentBeforeItsChildren(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    var history = History.of(randomGraph(size, new Random(seed)), List.of());
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).hasSize(size);
    var done = new HashSet<Version>();
    for (var migration : history.migrations()) {
      assertThat(done).containsAll(migration.parents());
      done.add(migration.version().orElseThrow());
    }
  }

  @Property(tries = 300)
  void isTheSameInWhateverOrderFilesAreListed(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    var migrations = randomGraph(size, new Random(seed));
    var shuffled = new ArrayList<>(migrations);
    Collections.shuffle(shuffled, new Random(seed + 1));
    assertThat(History.of(shuffled, List.of()).migrations())
        .isEqualTo(History.of(migrations, List.of()).migrations());
  }

  @Property(tries = 300)
  void reachesEveryMigrationFromTheHeads(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    var history = History.of(randomGraph(size, new Random(seed)), List.of());
    var reached = new HashSet<>(history.heads());
    reached.addAll(history.ancestors(history.heads()));
    assertThat(reached).hasSize(size);
  }

  /** Draws parents from the lower ranks; versions are independent of ranks. */
  private static List<Migration> randomGraph(int size, Random random) {
    var versions = IntStream.rangeClosed(1, size).boxed().collect(Collectors.toList());
    Collections.shuffle(versions, random);
    return IntStream.range(0, size)
        .mapToObj(rank -> {
          String parents =
              versions.subList(0, rank).stream()
                  .filter(v -> random.nextInt(3) == 0)
                  .map(v -> "V" + v)
                  .collect(Collectors.joining(","));
          return TestMigrations.versioned("V" + versions.get(rank) + "<" + parents);
        })
        .toList();
  }
}
