package dev.interlock.check.models;

import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Names as messages show them, and which of two was meant to be the other. Always in double quotes:
 * whether a name is in lower case is what these messages are about.
 */
final class Names {

  private Names() {}

  /** The name of a table or a type, with its schema where that does not go without saying. */
  static String shown(ObjectId id) {
    String name = quoted(id.name());
    return Identifier.isDefaultSchema(id.schema()) ? name : quoted(id.schema()) + "." + name;
  }

  /** The table that the object is a part of. */
  static String owner(ObjectId id) {
    String schema = id.owner().getFirst();
    String table = quoted(id.owner().getLast());
    return Identifier.isDefaultSchema(schema) ? table : quoted(schema) + "." + table;
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** As a statement writes it. */
  static String sql(ObjectId id) {
    String name = Identifier.quoted(id.name());
    return Identifier.isDefaultSchema(id.schema())
        ? name
        : Identifier.quoted(id.schema()) + "." + name;
  }

  /** The owner as a statement writes it. */
  static String ownerSql(ObjectId id) {
    String schema = id.owner().getFirst();
    String table = Identifier.quoted(id.owner().getLast());
    return Identifier.isDefaultSchema(schema) ? table : Identifier.quoted(schema) + "." + table;
  }

  static boolean differInCaseOnly(String one, String other) {
    return !one.equals(other) && one.equalsIgnoreCase(other);
  }

  /**
   * The candidate that was probably meant: the same but for case, underscores and plural, which
   * mappings and people change without noticing, or else a slip of the hand away.
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
