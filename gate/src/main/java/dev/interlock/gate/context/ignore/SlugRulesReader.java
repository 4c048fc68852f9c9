package dev.interlock.gate.context.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads {@code .slugignore} as Heroku's published slug compiler does: every word is a glob of
 * Ruby's {@code Dir}, a word without a slash matches in every folder, {@code #} begins a comment
 * anywhere, and there are no exceptions.
 */
final class SlugRulesReader {

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** A name that a wildcard matches: Ruby leaves out those that begin with a dot. */
  private static final String VISIBLE = "(?!\\.)";

  private static final String FOLDERS = "(?:" + VISIBLE + "[^/]+/)*";

  private final List<IgnoreRule> rules = new ArrayList<>();

  SlugRules rules() {
    return new SlugRules(rules);
  }

  void read(IgnoreLine line) {
    WORD.matcher(line.text())
        .results()
        .map(word -> word.group().split("#", 2)[0])
        .filter(word -> !word.isEmpty())
        .forEach(word -> add(line, word));
  }

  private void add(IgnoreLine line, String word) {
    try {
      rules.add(new IgnoreRule(line.at(word), word, false, false, compile(word)));
    } catch (PatternSyntaxException e) {
      return; // a glob that is wrong matches nothing
    }
  }

  private static Pattern compile(String word) {
    boolean isAnchored = word.contains("/");
    String clean = GoPath.clean(word);
    String glob = clean.startsWith("/") ? clean.substring(1) : clean;
    String translated = translate(glob);
    return Pattern.compile("^" + (isAnchored ? "" : FOLDERS) + translated + "\\z", Pattern.DOTALL);
  }

  private static String translate(String glob) {
    var regex = new StringBuilder();
    boolean startsName = true;
    for (int i = 0; i < glob.length(); i++) {
      char next = glob.charAt(i);
      if (glob.startsWith("**/", i) && startsName) {
        regex.append(FOLDERS);
        i += 2;
        continue;
      }
      regex.append(
          switch (next) {
            case '*' -> (startsName ? VISIBLE : "") + "[^/]*";
            case '?' -> (startsName ? VISIBLE : "") + "[^/]";
            case '{' -> "(?:";
            case '}' -> ")";
            case ',' -> glob.lastIndexOf('{', i) > glob.lastIndexOf('}', i) ? "|" : ",";
            case '[', ']' -> String.valueOf(next);
            default -> Pattern.quote(String.valueOf(next));
          });
      startsName = next == '/';
    }
    return regex.toString();
  }
}
