package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that a CHECK allows in one column. Many mappings write an enumeration in this form.
 *
 * @param object the constraint
 */
record AllowedValues(CatalogObject object, String column, List<String> values) {

  /** Matches the form in which PostgreSQL prints {@code state IN ('open', 'done')}. */
  private static final Pattern ANY =
      Pattern.compile(
          "CHECK \\(+(\"[^\"]+\"|[^\"():\\s]+)\\)?(?:::[a-z ]+)? = ANY \\(+ARRAY\\[(.*)].*");

  private static final Pattern IN =
      Pattern.compile(
          "check ?\\( ?(\"[^\"]+\"|[^\"()\\s]+) in ?\\((.*)\\) ?\\)", Pattern.CASE_INSENSITIVE);

  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

  AllowedValues {
    values = List.copyOf(values);
  }

  /** Reads a constraint; empty if it has another form. */
  static Optional<AllowedValues> of(CatalogObject constraint) {
    String definition = constraint.attributes().getOrDefault(Attribute.DEFINITION, "");
    Matcher found = ANY.matcher(definition);
    if (!found.matches()) {
      found = IN.matcher(definition);
    }
    if (!found.matches()) {
      return Optional.empty();
    }
    String column = found.group(1).replaceAll("^\"|\"$", "");
    return Optional.of(new AllowedValues(constraint, column, literals(found.group(2))));
  }

  /** Returns the texts in single quotes. */
  static List<String> literals(String list) {
    return LITERAL
        .matcher(list)
        .results()
        .map(literal -> literal.group(1).replace("''", "'"))
        .toList();
  }
}
