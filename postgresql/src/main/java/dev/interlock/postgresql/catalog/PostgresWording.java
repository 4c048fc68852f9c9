package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.Wording;
import dev.interlock.postgresql.script.PrintedDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The definitions that PostgreSQL 13 to 18 print differently, found by reading the same schemas on
 * each version: views over one relation (since 16), functions in the syntax of the SQL standard and
 * arguments of procedures (since 14), locales of ICU (since 16), names of NOT NULL constraints
 * (since 18), and the sequences of unlogged tables (since 15). Everything else is printed alike.
 *
 * @param oldest the oldest major version that the values may come from
 * @param newest the newest
 */
public record PostgresWording(int oldest, int newest) implements Wording {

  private static final int OLDEST_KNOWN = 13;
  private static final int NEWEST_KNOWN = 99;
  private static final int STANDARD_SYNTAX_SINCE = 14;
  private static final int UNLOGGED_SEQUENCES_SINCE = 15;
  private static final int CANONICAL_LOCALES_SINCE = 16;
  private static final int SOLE_RELATION_SILENT_SINCE = 16;
  private static final int NAMED_NOT_NULL_SINCE = 18;

  private static final Set<String> NUMBERS = Set.of("numeric", "double precision");
  private static final Pattern LOCALE = Pattern.compile(", locale '[^']*'");
  private static final Pattern NOT_NULL =
      Pattern.compile("yes(?: named .*?)?(?:, no inherit)?(, not valid)?");

  /**
   * Returns the wording of these servers.
   *
   * @param kinds such as {@code PostgreSQL 18}; one without a version may be any
   */
  public static Wording of(Collection<String> kinds) {
    int oldest = kinds.stream().mapToInt(kind -> major(kind, OLDEST_KNOWN)).min().orElse(0);
    int newest = kinds.stream().mapToInt(kind -> major(kind, NEWEST_KNOWN)).max().orElse(0);
    return oldest == newest ? EXACT : new PostgresWording(oldest, newest);
  }

  private static int major(String kind, int unknown) {
    String version = kind.substring(kind.lastIndexOf(' ') + 1);
    return !version.isEmpty() && version.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(version)
        : unknown;
  }

  /**
   * Whether one of the values may come from before that version, and the other from it or later.
   */
  private boolean straddles(int version) {
    return oldest < version && version <= newest;
  }

  @Override
  public Likeness compare(
      ObjectKind kind, String attribute, Optional<String> one, Optional<String> other) {
    if (one.equals(other)) {
      return Likeness.SAME;
    }
    if (kind == ObjectKind.SEQUENCE
        && attribute.equals("persistence")
        && straddles(UNLOGGED_SEQUENCES_SINCE)) {
      return Likeness.SAME;
    }
    return one.isEmpty() || other.isEmpty()
        ? Likeness.DIFFERENT
        : compare(kind, attribute, one.get(), other.get());
  }

  private Likeness compare(ObjectKind kind, String attribute, String one, String other) {
    if (attribute.equals(Attribute.NOT_NULL)) {
      return straddles(NAMED_NOT_NULL_SINCE) && notNull(one).equals(notNull(other))
          ? Likeness.SAME
          : Likeness.DIFFERENT;
    }
    if (kind == ObjectKind.COLLATION && attribute.equals(Attribute.DEFINITION)) {
      return collations(one, other);
    }
    if (attribute.equals(Attribute.TYPE)) {
      boolean isExtract =
          (kind == ObjectKind.VIEW || kind == ObjectKind.MATERIALIZED_VIEW)
              && straddles(STANDARD_SYNTAX_SINCE)
              && NUMBERS.containsAll(List.of(one, other));
      return isExtract ? Likeness.UNSURE : Likeness.DIFFERENT;
    }
    return isPrinted(kind, attribute) ? definitions(kind, one, other) : Likeness.DIFFERENT;
  }

  /** Whether the value is, or contains, an expression that the server prints. */
  private static boolean isPrinted(ObjectKind kind, String attribute) {
    return switch (attribute) {
      case Attribute.DEFINITION -> kind != ObjectKind.EXTENSION;
      case Attribute.DEFAULT, Attribute.GENERATED -> true;
      case "using", "with check", "partition key", "clustered on", "replica identity", "tables" ->
          true;
      default -> false;
    };
  }

  private Likeness definitions(ObjectKind kind, String one, String other) {
    PrintedDefinition first = reduced(kind, PrintedDefinition.of(one));
    PrintedDefinition second = reduced(kind, PrintedDefinition.of(other));
    if (first.words().equals(second.words())) {
      return Likeness.SAME;
    }
    boolean isStandard =
        straddles(STANDARD_SYNTAX_SINCE)
            && (first.isStandardSyntax() || second.isStandardSyntax())
            && first.bag().equals(second.bag());
    return isStandard ? Likeness.UNSURE : Likeness.DIFFERENT;
  }

  private PrintedDefinition reduced(ObjectKind kind, PrintedDefinition definition) {
    return switch (kind) {
      case VIEW, MATERIALIZED_VIEW ->
          straddles(SOLE_RELATION_SILENT_SINCE) ? definition.withoutSoleRelation() : definition;
      case ROUTINE -> straddles(STANDARD_SYNTAX_SINCE) ? definition.withoutIn() : definition;
      default -> definition;
    };
  }

  private Likeness collations(String one, String other) {
    if (!straddles(CANONICAL_LOCALES_SINCE)
        || !LOCALE.matcher(one).replaceAll("").equals(LOCALE.matcher(other).replaceAll(""))) {
      return Likeness.DIFFERENT;
    }
    return locale(one).equals(locale(other)) ? Likeness.SAME : Likeness.UNSURE;
  }

  private static String locale(String definition) {
    return definition.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static String notNull(String value) {
    var matcher = NOT_NULL.matcher(value);
    return matcher.matches() ? "yes" + Optional.ofNullable(matcher.group(1)).orElse("") : value;
  }
}
