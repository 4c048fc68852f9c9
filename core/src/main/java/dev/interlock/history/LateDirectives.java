package dev.interlock.history;

import dev.interlock.batch.BatchDirectives;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds directives below the first statement, where they are ignored, except {@code batch} above
 * another statement.
 */
final class LateDirectives {

  private static final Pattern DIRECTIVE =
      Pattern.compile("^[ \\t]*(--)[ \\t]*interlock[ \\t]*:.*$", Pattern.MULTILINE);

  private LateDirectives() {}

  static List<Finding> in(Script script) {
    if (script.statements().isEmpty()) {
      return List.of();
    }
    int below = script.statements().getFirst().offset();
    var batches = BatchDirectives.in(script);
    return DIRECTIVE
        .matcher(script.text())
        .results()
        .filter(match -> match.start() > below && !batches.isAt(match.start(1)))
        .filter(match -> isComment(script, match.start(1)))
        .map(match -> finding(script.placeOf(match.start(), match.group().length())))
        .toList();
  }

  /** Whether the dashes at an offset begin a comment: literals and COPY data may have them too. */
  private static boolean isComment(Script script, int offset) {
    Statement before =
        script.statements().stream()
            .takeWhile(statement -> statement.offset() <= offset)
            .reduce(script.statements().getFirst(), (first, next) -> next);
    int at = offset - before.offset();
    if (at >= before.text().length()) {
      int line = script.text().indexOf('\n', before.offset() + before.text().length());
      return before.copyData().filter(data -> offset <= line + data.length()).isEmpty();
    }
    TokenSequence tokens = script.tokens(before);
    return IntStream.range(0, tokens.size())
        .mapToObj(tokens::get)
        .noneMatch(token -> token.start() <= at && at < token.end());
  }

  private static Finding finding(Place place) {
    return Finding.warning(
            Code.BAD_DIRECTIVE, "the directive is ignored because it is below a statement.")
        .at(place)
        .help("Move it to the top of the file; `batch` belongs directly above its statement.");
  }
}
