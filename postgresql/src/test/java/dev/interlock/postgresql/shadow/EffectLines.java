package dev.interlock.postgresql.shadow;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * Effects in words: one line for each statement, which begins with the statement's line in its
 * file.
 */
final class EffectLines {

  private EffectLines() {}

  static List<String> of(MigrationEffect effect) {
    return effect.parts().stream().map(EffectLines::of).toList();
  }

  private static String of(StatementEffect part) {
    var words = new ArrayList<String>();
    part.locks().forEach((table, mode) -> words.add(table + " " + mode.word()));
    if (!part.rewritten().isEmpty()) {
      words.add("rewrites " + String.join(", ", part.rewritten()));
    }
    if (!part.scanned().isEmpty()) {
      words.add("scans " + String.join(", ", part.scanned()));
    }
    part.rows()
        .forEach((table, rows) ->
            words.add(
                "rows %s %d/%d/%d"
                    .formatted(table, rows.inserted(), rows.updated(), rows.deleted())));
    part.changes().forEach(change -> words.add(change.toString()));
    return part.line() + " " + String.join("; ", words);
  }
}
