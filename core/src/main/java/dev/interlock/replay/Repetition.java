package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import java.util.Optional;

/**
 * A repeatable migration once more, over what it has made: a deploy runs it again whenever its file
 * changes. In a transaction that is rolled back.
 */
record Repetition(Shadow shadow, Migration migration) {

  /** What goes wrong. */
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
