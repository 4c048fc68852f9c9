package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the cycles among migrations that could not be sorted. */
final class Cycles {

  private Cycles() {}

  /**
   * Returns one finding per cycle.
   *
   * @param unsorted the migrations on a cycle, and those that depend on one
   */
  static List<Finding> in(NavigableMap<Version, Migration> unsorted) {
    var left = new TreeMap<>(unsorted);
    var findings = new ArrayList<Finding>();
    while (!left.isEmpty()) {
      var walked = walk(left);
      var last = walked.getLast();
      var circle = walked.subList(walked.indexOf(last), walked.size());
      if (circle.size() > 1) {
        findings.add(finding(circle, unsorted));
      }
      walked.forEach(left::remove);
    }
    return findings;
  }

  /** Walks from parent to parent until a version repeats or has no parent left. */
  private static List<Version> walk(NavigableMap<Version, Migration> left) {
    var walked = new ArrayList<Version>();
    var next = Optional.of(left.firstKey());
    while (next.isPresent()) {
      boolean again = walked.contains(next.get());
      walked.add(next.get());
      next = again ? Optional.empty() : parentIn(left, next.get());
    }
    return walked;
  }

  private static Optional<Version> parentIn(Map<Version, Migration> left, Version version) {
    return Optional.ofNullable(left.get(version))
        .flatMap(m -> m.parents().stream().filter(left::containsKey).findFirst());
  }

  private static Finding finding(List<Version> circle, Map<Version, Migration> migrations) {
    String path =
        circle.stream().map(v -> MigrationId.of(v).toString()).collect(Collectors.joining(" → "));
    var first = migrations.get(circle.getFirst());
    var finding =
        Finding.error(
                Code.CYCLE,
                "`%s` builds on itself, so the migrations have no order: %s."
                    .formatted(MigrationId.of(circle.getFirst()), path))
            .help("Remove one of the parents.");
    return first == null
        ? finding
        : first.directives().parents().map(p -> finding.at(p.place())).orElse(finding);
  }
}
