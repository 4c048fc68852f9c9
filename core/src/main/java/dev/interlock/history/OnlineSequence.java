package dev.interlock.history;

import dev.interlock.catalog.ObjectId;
import java.util.List;

/**
 * Steps that together have the effect of one statement of a migration, and of which none keeps the
 * readers or writers of a table waiting while it works on the rows.
 *
 * @param steps in their order; never empty
 * @param helpers named objects that exist only while the sequence runs, or under another kind
 *     afterwards
 */
public record OnlineSequence(List<SafeStep> steps, List<ObjectId> helpers) {

  public OnlineSequence {
    steps = List.copyOf(steps);
    helpers = List.copyOf(helpers);
  }

  /** Returns all statements in their order, without semicolons. */
  public List<String> statements() {
    return steps.stream().flatMap(step -> step.statements().stream()).toList();
  }
}
