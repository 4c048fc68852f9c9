package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.List;

/**
 * The result of a check of a build context.
 *
 * @param findings about files that are missing, then about credentials, each in the order of files
 * @param isChecked whether there was a Dockerfile or an ignore file
 * @param required files that a deploy needs
 * @param searched files that were searched for credentials
 * @param unsearched what was left out of that search, one clause each; empty if nothing was
 */
public record ContextReport(
    List<Finding> findings,
    boolean isChecked,
    int required,
    int searched,
    List<String> unsearched) {

  /** The report of a project that does not show how it gets into an image. */
  static final ContextReport NOTHING = new ContextReport(List.of(), false, 0, 0, List.of());

  /** The report of a check that could not be done. */
  public static ContextReport failed(List<Finding> findings) {
    return new ContextReport(findings, false, 0, 0, List.of());
  }

  public ContextReport {
    findings = List.copyOf(findings);
    unsearched = List.copyOf(unsearched);
  }

  /** Whether every file that a deploy needs is known to be in the image, where it belongs. */
  public boolean isComplete() {
    return isChecked
        && findings.stream().allMatch(each -> each.code() == Code.CREDENTIAL_IN_CONTEXT);
  }

  /** Whether a deploy would fail. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
