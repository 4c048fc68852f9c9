package dev.interlock.alembic.history;

import dev.interlock.alembic.revision.HeaderLine;
import dev.interlock.history.Directives;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of authors at the top of a revision: {@code BREAKING CHANGE: yes, renames a column},
 * {@code ROLLBACK: not supported, the rows are gone}, {@code RAILWAY SAFE: no}.
 */
final class HeaderWords {

  private static final Pattern LINE =
      Pattern.compile(
          "(breaking change|rollback|railway safe)s?\\s*[:=]\\s*(.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO =
      Pattern.compile("(no|none|not|false|never|unsupported|impossible|unsafe)\\b.*");

  private HeaderWords() {}

  /** Adds what the lines say to the directives, which are more exact and win. */
  static Directives in(List<HeaderLine> lines, Directives directives) {
    Directives said = directives;
    for (HeaderLine line : lines) {
      Matcher matcher = LINE.matcher(line.text());
      if (matcher.matches()) {
        said = with(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).strip(), said);
      }
    }
    return said;
  }

  private static Directives with(String subject, String words, Directives said) {
    boolean isNo = NO.matcher(words.toLowerCase(Locale.ROOT)).matches();
    return switch (subject) {
      case "breaking change" ->
          isNo || said.breaking().isPresent() ? said : said.breaking(Optional.of(words));
      case "rollback" ->
          isNo && said.rollbackUnsupported().isEmpty()
              ? said.rollbackUnsupported(Optional.of(words))
              : said;
      default -> said;
    };
  }
}
