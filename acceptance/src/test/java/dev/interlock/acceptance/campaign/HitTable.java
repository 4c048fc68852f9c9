package dev.interlock.acceptance.campaign;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The number of hits of a campaign, with a line for each command and project. */
final class HitTable {

  private HitTable() {}

  static String of(Collection<Hit> hits) {
    Map<String, Map<Disturbance, String>> counts =
        hits.stream()
            .collect(
                Collectors.groupingBy(
                    hit -> hit.scenario().toString(),
                    TreeMap::new,
                    Collectors.groupingBy(
                        Hit::disturbance,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), HitTable::count))));
    return "%s, under the lock of all%n%s%n%s"
        .formatted(
            count(hits),
            Arrays.toString(Disturbance.values()),
            counts.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private static String count(Collection<Hit> hits) {
    return "%d of %d".formatted(hits.stream().filter(Hit::isInside).count(), hits.size());
  }
}
