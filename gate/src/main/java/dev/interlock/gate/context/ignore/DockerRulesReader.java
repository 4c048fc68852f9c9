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
    boolean isException = written.startsWith("!");
    String pattern = normalized(isException ? written.substring(1).strip() : written);
    if (pattern.isEmpty()) {
      broken.add(new BrokenRule(line.at(written), written));
    } else {
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

  private static String normalized(String pattern) {
    if (pattern.isEmpty()) {
      return pattern;
    }
    String clean = GoPath.clean(pattern);
    return clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
  }
}
