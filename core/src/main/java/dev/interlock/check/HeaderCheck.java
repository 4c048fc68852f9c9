package dev.interlock.check;

import dev.interlock.catalog.compatibility.Compatibility;
import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares {@code -- interlock: breaking} with the losses that the migration causes for the release
 * before it.
 */
final class HeaderCheck {

  private static final int SHOWN = 5;

  private HeaderCheck() {}

  static Optional<Finding> of(Migration migration, Compatibility compatibility) {
    Optional<String> declared = migration.directives().breaking();
    Optional<Finding> finding;
    if (declared.isPresent()) {
      finding =
          compatibility.isFull()
              ? Optional.of(unseen(migration, declared.get()))
              : Optional.empty();
    } else if (!compatibility.breaking().isEmpty()) {
      finding = Optional.of(breaking(migration, compatibility));
    } else if (!compatibility.isFull()) {
      finding = Optional.of(narrowing(migration, compatibility));
    } else {
      finding = Optional.empty();
    }
    return finding.filter(found -> !migration.directives().allows(found.code().id()));
  }

  private static Finding breaking(Migration migration, Compatibility compatibility) {
    var losses = new ArrayList<>(compatibility.breaking());
    losses.addAll(compatibility.narrowing());
    return listed(
            Finding.warning(
                Code.BREAKING_UNDECLARED,
                "`%s` breaks the previous release and does not declare it."
                    .formatted(migration.id())),
            losses)
        .at(migration.up().place())
        .help(
            "Move it to a release whose predecessor no longer uses these objects, or declare it: "
                + declaration(migration));
  }

  private static Finding narrowing(Migration migration, Compatibility compatibility) {
    List<Loss> losses = compatibility.narrowing();
    boolean always = losses.stream().anyMatch(loss -> loss.weight() == Loss.Weight.REFUSING);
    return listed(
            Finding.warning(
                    Code.NARROWING_UNDECLARED,
                    "`%s` %s writes of the previous release and does not declare it."
                        .formatted(migration.id(), always ? "refuses" : "may refuse"))
                .as(always ? Severity.WARNING : Severity.NOTE),
            losses)
        .at(migration.up().place())
        .help(
            always
                ? "Give the column a default, or declare it: " + declaration(migration)
                : "Declare it if it does: " + declaration(migration));
  }

  private static String declaration(Migration migration) {
    return migration.directive("breaking \"reason\"") + ".";
  }

  private static Finding listed(Finding finding, List<Loss> losses) {
    return finding.notes(losses.stream().map(Loss::toString).toList(), SHOWN);
  }

  private static Finding unseen(Migration migration, String reason) {
    return Finding.warning(
            Code.BREAKING_UNSEEN,
            "`%s` declares a breaking change, but the schema shows none.".formatted(migration.id()))
        .as(Severity.NOTE)
        .at(migration.up().place())
        .note(reason);
  }
}
