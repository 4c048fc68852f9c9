package dev.interlock.gate.context.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the syntax of {@code .gitignore}, which {@code .railwayignore} has as well. */
final class GitRulesReader {

  /** The directive of {@code .gcloudignore}; {@code gcloud topic gcloudignore} describes it. */
  private static final String INCLUDE = "#!include:";

  /** Spaces at the end of a line that no backslash protects. */
  private static final Pattern SPACES = Pattern.compile("(?<!\\\\) +$");

  private final Function<String, Optional<String>> included;
  private final List<IgnoreRule> rules = new ArrayList<>();

  GitRulesReader(Function<String, Optional<String>> included) {
    this.included = included;
  }

  GitRules rules() {
    return new GitRules(rules);
  }

  void read(IgnoreLine line) {
    if (line.text().startsWith(INCLUDE)) {
      include(line.text().substring(INCLUDE.length()).strip());
      return;
    }
    String ended = line.text().endsWith("\r") ? line.text().stripTrailing() : line.text();
    String written = SPACES.matcher(ended).replaceFirst("");
    if (written.startsWith("#") || written.isBlank()) {
      return;
    }
    boolean isException = written.startsWith("!");
    String pattern = isException ? written.substring(1) : written;
    boolean foldersOnly = pattern.endsWith("/");
    String name = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    try {
      rules.add(
          new IgnoreRule(
              line.at(written), written, isException, foldersOnly, GitPattern.compile(name)));
    } catch (PatternSyntaxException e) {
      return; // Git reads the line and matches nothing with it
    }
  }

  /** An included file does not include further ones. */
  private void include(String name) {
    included
        .apply(name)
        .ifPresent(content -> {
          var other = new GitRulesReader(further -> Optional.empty());
          IgnoreLine.of(name, content).forEach(other::read);
          rules.addAll(other.rules);
        });
  }
}
