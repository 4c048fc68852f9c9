package dev.interlock.rollback;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings about the rows and values that a downgrade loses. */
public final class LossFindings {

  private static final int MOST = 20;

  private LossFindings() {}

  /** Returns the finding for measured losses; empty if nothing is lost. */
  public static Optional<Finding> measured(Plan plan, List<String> losses) {
    return losses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                    Code.UNDO_LOSES,
                    "the undo of %s would lose data, or might.".formatted(ids(plan)))
                .notes(losses, MOST));
  }

  /** Returns the finding for undo scripts that could not be tried. */
  public static Finding unknown(Plan plan, Failure why) {
    Finding finding =
        Finding.error(
                Code.UNDO_LOSS_UNKNOWN,
                "what the undo of %s loses is not known, because it could not be tried on a shadow database."
                    .formatted(ids(plan)))
            .notes(why.findings().stream().map(Finding::message).toList(), MOST);
    return why.findings().getFirst().place().map(finding::at).orElse(finding);
  }

  /** Returns the finding as the reason of a refusal. */
  public static Finding refused(Finding loss, Optional<String> backups) {
    Finding finding = loss.note("nothing was changed");
    if (loss.code() == Code.UNDO_LOSS_UNKNOWN) {
      return finding.help("Correct what the notes name, or add `--allow-loss` if you know it.");
    }
    return finding.help(
        backups.isPresent()
            ? "Add `--allow-loss` if you mean it; what is dropped is saved to `%s` first."
                .formatted(backups.get())
            : "Add `--allow-loss` if you mean it; with `--backup before-destructive`, what is dropped is saved first.");
  }

  /** Returns the finding as a report of what is about to be lost. */
  public static Finding accepted(Finding loss) {
    return loss.as(Severity.WARNING);
  }

  private static String ids(Plan plan) {
    return plan.migrations().stream()
        .map(each -> "`" + each.id() + "`")
        .collect(Collectors.joining(", "));
  }
}
