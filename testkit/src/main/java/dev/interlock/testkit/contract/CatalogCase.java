package dev.interlock.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object, and one change of it.
 *
 * @param since the first major version of the server that supports it
 * @param change the expected text of the difference, with {@code *} as a wildcard; empty if there
 *     must not be one
 */
record CatalogCase(String name, int since, String create, String alter, String change) {

  private static final Pattern CASE =
      Pattern.compile(
          "=== (.*?)(?: since (\\d+))?\n(.*?)--- alter\n(.*?)--- change\n?(.*)", Pattern.DOTALL);

  /** All cases, from the resource beside this class. */
  static List<CatalogCase> all() {
    var cases = new ArrayList<CatalogCase>();
    for (String text : CatalogReading.resource("catalog-cases.sql").split("\n(?==== )", -1)) {
      Matcher matcher = CASE.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalStateException("not a case: " + text);
      }
      String since = matcher.group(2);
      cases.add(
          new CatalogCase(
              matcher.group(1),
              since == null ? 0 : Integer.parseInt(since),
              matcher.group(3),
              matcher.group(4),
              matcher.group(5).strip()));
    }
    return cases;
  }

  /** Whether the text matches the expected one. */
  boolean expects(String text) {
    String pattern = Pattern.quote(change).replace("*", "\\E.*\\Q");
    return text.matches(pattern);
  }

  @Override
  public String toString() {
    return name;
  }
}
