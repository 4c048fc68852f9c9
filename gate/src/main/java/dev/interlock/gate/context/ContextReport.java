package dev.interlock.gate.context;

import dev.interlock.finding.Finding;
import java.util.List;

/**
 * The result of a check of a build context.
 *
 * @param findings about files that are missing, then about credentials, each in the order of files
 * @param isChecked whether there was a Dockerfile or an ignore file
 * @param searched files that were searched for credentials
 * @param unsearched what was left out of that search, one clause each; empty if nothing was
 */
public record ContextReport(
    List<Finding> findings, boolean isChecked, int searched, List<String> unsearched) {

  /** The report of a project that does not show how it gets into an image. */
  static final ContextReport NOTHING = new ContextReport(List.of(), false, 0, List.of());

  public ContextReport {
    findings = List.copyOf(findings);
    unsearched = List.copyOf(unsearched);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
