package dev.interlock.check;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Change;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds definitions that contain the time of their creation. The server turns the words {@code
 * now}, {@code today}, {@code tomorrow} and {@code yesterday} in a string into a time when it reads
 * the statement (PostgreSQL manual, 8.5.1.4), so each database gets a different schema.
 */
record FrozenTimeCheck(Migration migration, MigrationEffect effect) {

  private static final Pattern WORD =
      Pattern.compile("(?i)'\\s*(now|today|tomorrow|yesterday)\\s*'");

  private static final Pattern MOMENT =
      Pattern.compile("'\\d{4,}-\\d\\d-\\d\\d[^']*'::(date|timestamp)|'\\d\\d:\\d\\d:[^']*'::time");

  List<Finding> findings() {
    if (migration.directives().allows(Code.FROZEN_TIME.id())
        || !WORD.matcher(migration.script().text()).find()) {
      return List.of();
    }
    return SeenStatement.of(migration, effect).stream()
        .filter(this::isFrozen)
        .map(this::finding)
        .toList();
  }

  private boolean isFrozen(SeenStatement seen) {
    String text = seen.statement().map(Statement::text).orElse("");
    return WORD.matcher(text).find()
        && seen.effect().changes().stream()
            .flatMap(FrozenTimeCheck::made)
            .anyMatch(words -> MOMENT.matcher(words).find());
  }

  private static Stream<String> made(Change change) {
    return switch (change) {
      case Change.Created created -> created.object().attributes().values().stream();
      case Change.Altered altered ->
          altered.attributes().stream().map(AttributeChange::after).flatMap(Optional::stream);
      case Change.Dropped dropped -> Stream.empty();
    };
  }

  private Finding finding(SeenStatement seen) {
    return Finding.warning(
            Code.FROZEN_TIME,
            "`%s` makes a definition that holds the time at which it is made, so no two databases get the same."
                .formatted(migration.id()))
        .at(seen.place())
        .help("Write `now()` or `CURRENT_DATE`, which are asked each time they are used.");
  }
}
