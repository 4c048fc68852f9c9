package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.Set;

/** Findings that fail a command although they are no errors. */
record FailOn(Set<Severity> severities, Set<Code> codes) {

  FailOn {
    severities = Set.copyOf(severities);
    codes = Set.copyOf(codes);
  }

  boolean includes(Finding finding) {
    return severities.contains(finding.severity()) || codes.contains(finding.code());
  }
}
