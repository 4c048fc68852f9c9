package dev.interlock.check;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Change;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.SeenStatement;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds definitions that contain the time of their creation. The server turns the words {@code
 * now}, {@code today}, {@code tomorrow} and {@code yesterday} in a string into a time when it reads
 * the statement (PostgreSQL manual, 8.5.1.4), so each database gets a different schema.
 */
record FrozenTimeCheck(Migration migration, MigrationEffect effect) {

  private static final Set<String> WORDS = Set.of("now", "today", "tomorrow", "yesterday");

  /** The beginning of a date or a time of day, as the server prints it. */
  private static final Pattern MOMENT = Pattern.compile("\\d{4,}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:");

  List<Finding> findings() {
    return migration.directives().allows(Code.FROZEN_TIME.id())
        ? List.of()
        : SeenStatement.of(migration, effect).stream()
            .filter(this::isFrozen)
            .map(this::finding)
            .toList();
  }

  private boolean isFrozen(SeenStatement seen) {
    return seen.effect().changes().stream().flatMap(FrozenTimeCheck::made).anyMatch(this::isMoment)
        && seen.statement().map(seen.script()::code).orElse(List.of()).stream()
            .anyMatch(FrozenTimeCheck::hasWord);
  }

  /** Whether a literal is one of the words. */
  private static boolean hasWord(TokenSequence tokens) {
    return tokens.values().stream()
        .anyMatch(literal -> WORDS.contains(Ascii.fold(literal.strip())));
  }

  /** Whether a definition casts a literal to a date or a time. */
  private boolean isMoment(String definition) {
    TokenSequence tokens;
    try {
      tokens = migration.script().splitter().tokens(definition);
    } catch (UnsplittableScript notSql) {
      return false;
    }
    return IntStream.range(0, tokens.size())
        .filter(i -> tokens.isSymbol(i + 1, "::"))
        .filter(i -> tokens.word(i + 2).startsWith("date") || tokens.word(i + 2).startsWith("time"))
        .mapToObj(tokens::value)
        .flatMap(Optional::stream)
        .anyMatch(literal -> MOMENT.matcher(literal).lookingAt());
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
            "`%s` stores the time of its run in a definition, so each database gets a different one."
                .formatted(migration.id()))
        .at(seen.place())
        .help("Write `now()` or `CURRENT_DATE`, which are evaluated on each use.");
  }
}
