package dev.interlock.cli.command;

import dev.interlock.cli.line.Verbosity;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warnings and notes on a whole history, limited to what a person reads: the last ten of each in
 * apply order, because new findings come last and old ones have been deployed.
 *
 * @param withheld number of findings that were left out
 */
record Advice(List<Finding> shown, int withheld) {

  private static final int SHOWN = 10;

  static final Advice NONE = new Advice(List.of(), 0);

  Advice {
    shown = List.copyOf(shown);
  }

  static Advice of(List<Finding> findings, Verbosity verbosity) {
    if (verbosity == Verbosity.VERBOSE) {
      return new Advice(findings, 0);
    }
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    var shown = new ArrayDeque<Finding>();
    for (Finding finding : findings.reversed()) {
      if (counts.merge(finding.severity(), 1, Integer::sum) <= SHOWN) {
        shown.addFirst(finding);
      }
    }
    return new Advice(List.copyOf(shown), findings.size() - shown.size());
  }

  /** A sentence about the findings that were left out, if there are any. */
  Optional<String> remark() {
    return withheld == 0
        ? Optional.empty()
        : Optional.of(
            "%d more before these: `interlock check --verbose` shows them".formatted(withheld));
  }
}
