package dev.interlock.gate.context.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Reads {@code .dockerignore} as {@code moby/patternmatcher/ignorefile} does: a comment begins in
 * the first column, spaces around a pattern do not count, and a slash in front is dropped.
 */
final class DockerRulesReader {

  private final List<IgnoreRule> rules = new ArrayList<>();
  private final List<BrokenRule> broken = new ArrayList<>();

  DockerRules rules() {
    return new DockerRules(rules);
  }

  List<BrokenRule> broken() {
    return broken;
  }

  void read(IgnoreLine line) {
    String written = line.text().strip();
    if (line.text().startsWith("#") || written.isEmpty()) {
      return;
    }
    String rule = matcherRule(normalized(written));
    boolean isException = rule.startsWith("!");
    String pattern = isException ? rule.substring(1) : rule;
    if (isException && pattern.isEmpty()) {
      broken.add(new BrokenRule(line.at(written), written));
    } else if (!pattern.isEmpty()) {
      add(line, written, isException, pattern);
    }
  }

  private void add(IgnoreLine line, String written, boolean isException, String pattern) {
    try {
      rules.add(
          new IgnoreRule(
              line.at(written), written, isException, false, DockerPattern.compile(pattern)));
    } catch (PatternSyntaxException e) {
      broken.add(new BrokenRule(line.at(written), written));
    }
  }

  /** The rule as the reader of the file hands it on. */
  private static String normalized(String written) {
    String mark = written.startsWith("!") ? "!" : "";
    String pattern = written.substring(mark.length()).strip();
    if (pattern.isEmpty()) {
      return mark;
    }
    String clean = GoPath.clean(pattern);
    return mark + (clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean);
  }

  /** The rule as the matcher takes it: it cleans once more, and only then looks for the mark. */
  private static String matcherRule(String handedOn) {
    String rule = handedOn.strip();
    return rule.isEmpty() ? rule : GoPath.clean(rule);
  }
}
