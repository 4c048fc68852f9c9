package dev.interlock.check.models;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Relation of the type that migrations make to the type that models need. */
enum TypeFit {
  /** The same type, or one whose differences models do not notice. */
  FITS,
  /** The type accepts every value of the models, and can hold others. */
  WIDER,
  /** The type does not accept every value of the models. */
  NARROWER,
  OTHER;

  private static final Pattern TYPE =
      Pattern.compile("([a-z_ ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?((?: with[a-z ]+)?(?:\\[])?)");

  /** In ascending order: each accepts every value of those before it. */
  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

  private static final List<String> FLOATS = List.of("real", "double precision");

  /** Compares two types as {@code format_type} prints them. */
  static TypeFit of(String needed, String made) {
    if (needed.equals(made)) {
      return FITS;
    }
    Matcher one = TYPE.matcher(needed);
    Matcher other = TYPE.matcher(made);
    if (!one.matches() || !other.matches() || !one.group(4).equals(other.group(4))) {
      return isText(needed) && made.endsWith("citext") ? FITS : OTHER;
    }
    String base = one.group(1);
    if (base.equals(other.group(1))) {
      return ofSame(base, one, other);
    }
    TypeFit integers = ofOrder(INTEGERS, base, other.group(1));
    return switch (integers) {
      case OTHER -> ofOthers(needed, made, base, other.group(1));
      default -> integers;
    };
  }

  private static TypeFit ofOthers(String needed, String made, String base, String madeBase) {
    boolean isUnbounded = made.equals("text") || made.equals("character varying");
    if (isText(needed) && (isUnbounded || made.endsWith("citext"))) {
      return FITS;
    }
    return isText(needed) && isText(made) ? NARROWER : ofOrder(FLOATS, base, madeBase);
  }

  private static boolean isText(String type) {
    return type.equals("text") || type.startsWith("character varying");
  }

  private static TypeFit ofOrder(List<String> order, String needed, String made) {
    if (!order.contains(needed) || !order.contains(made)) {
      return OTHER;
    }
    return order.indexOf(made) > order.indexOf(needed) ? WIDER : NARROWER;
  }

  /**
   * Compares two types of one base. No length means any length; a different precision of a time
   * only rounds and rejects nothing.
   */
  private static TypeFit ofSame(String base, Matcher needed, Matcher made) {
    if (base.startsWith("time") || base.equals("interval")) {
      return FITS;
    }
    OptionalInt one = number(needed, 2);
    OptionalInt other = number(made, 2);
    if (other.isEmpty()) {
      return FITS;
    }
    if (base.equals("numeric") && one.isPresent()) {
      int scale = number(needed, 3).orElse(0);
      int madeScale = number(made, 3).orElse(0);
      boolean takesAll =
          madeScale >= scale && other.getAsInt() - madeScale >= one.getAsInt() - scale;
      return takesAll ? FITS : NARROWER;
    }
    boolean takesAll = one.isPresent() && other.getAsInt() >= one.getAsInt();
    return !takesAll ? NARROWER : base.equals("character varying") ? FITS : OTHER;
  }

  private static OptionalInt number(Matcher type, int group) {
    String written = type.group(group);
    return written == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(written));
  }

  /**
   * Compares two types by affinity: SQLite accepts any value in any column
   * (sqlite.org/datatype3.html, 3.1).
   */
  static TypeFit ofAffinity(String needed, String made) {
    return affinity(needed).equals(affinity(made)) ? FITS : WIDER;
  }

  private static String affinity(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.contains("int")) {
      return "number";
    }
    if (lower.contains("char") || lower.contains("clob") || lower.contains("text")) {
      return "text";
    }
    if (lower.contains("blob") || lower.isEmpty()) {
      return "blob";
    }
    boolean real = lower.contains("real") || lower.contains("floa") || lower.contains("doub");
    return real ? "real" : "number";
  }
}
