package dev.interlock.check.models;

import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats names for messages and finds similar ones. Names are always in double quotes, because the
 * case of a name may be the subject of the message.
 */
final class Names {

  private Names() {}

  /** Returns the name of a table or type, with its schema unless that is the default. */
  static String shown(ObjectId id) {
    String name = quoted(id.name());
    return Identifier.isDefaultSchema(id.schema()) ? name : quoted(id.schema()) + "." + name;
  }

  /** Returns the name of the table that the object is a part of. */
  static String owner(ObjectId id) {
    String schema = id.owner().getFirst();
    String table = quoted(id.owner().getLast());
    return Identifier.isDefaultSchema(schema) ? table : quoted(schema) + "." + table;
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** Returns the name as a statement writes it. */
  static String sql(ObjectId id) {
    String name = Identifier.quoted(id.name());
    return Identifier.isDefaultSchema(id.schema())
        ? name
        : Identifier.quoted(id.schema()) + "." + name;
  }

  static boolean differInCaseOnly(String one, String other) {
    return !one.equals(other) && one.equalsIgnoreCase(other);
  }

  /**
   * Returns the candidate that was probably meant: one that differs only in case, underscores and
   * plural, which mappings and people change unnoticed, else one that looks like a typing error.
   */
  static Optional<String> near(String wanted, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.equalsIgnoreCase(wanted))
        .min(String::compareTo)
        .or(() ->
            candidates.stream()
                .filter(candidate -> folded(candidate).equals(folded(wanted)))
                .min(String::compareTo))
        .or(() -> Nearest.to(wanted, candidates));
  }

  private static String folded(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
    if (plain.endsWith("ies")) {
      return plain.substring(0, plain.length() - 3) + "y";
    }
    return plain.endsWith("es") && plain.matches(".*(s|x|z|ch|sh)es")
        ? plain.substring(0, plain.length() - 2)
        : plain.replaceFirst("(?<!s)s$", "");
  }
}
