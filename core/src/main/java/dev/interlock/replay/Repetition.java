package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import java.util.Optional;

/**
 * Runs a repeatable migration a second time on top of its first run, in a transaction that is
 * rolled back. A deploy runs it again whenever its file changes.
 */
record Repetition(Shadow shadow, Migration migration) {

  /** Returns a finding if the second run fails or makes another schema. */
  Optional<Finding> finding(Catalog first) {
    shadow.begin(Optional.empty());
    try {
      return new ReapplyCheck(shadow, migration).finding(first);
    } finally {
      shadow.rollBack();
      shadow.forgetSession();
    }
  }
}
