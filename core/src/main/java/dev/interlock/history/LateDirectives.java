package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.script.Script;
import java.util.List;
import java.util.regex.Pattern;

/** Finds directives below the first statement, where they are ignored. */
final class LateDirectives {

  private static final Pattern DIRECTIVE =
      Pattern.compile("^[ \\t]*--[ \\t]*interlock[ \\t]*:.*$", Pattern.MULTILINE);

  private LateDirectives() {}

  static List<Finding> in(Script script) {
    if (script.statements().isEmpty()) {
      return List.of();
    }
    int below = script.statements().getFirst().offset();
    return DIRECTIVE
        .matcher(script.text())
        .results()
        .filter(match -> match.start() > below)
        .map(match -> finding(script.placeOf(match.start(), match.group().length())))
        .toList();
  }

  private static Finding finding(Place place) {
    return Finding.warning(
            Code.BAD_DIRECTIVE, "the directive is ignored because it stands below a statement.")
        .at(place)
        .help("Move it to the top of the file.");
  }
}
