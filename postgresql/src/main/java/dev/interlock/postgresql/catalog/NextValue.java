package dev.interlock.postgresql.catalog;

import java.util.regex.Pattern;

/**
 * The default that {@code serial} gives a column: the next value of a sequence, for a narrower
 * column inside a cast that is not printed. Hardly any two columns share one, so it is recognised
 * by its {@linkplain ExpressionKey key} instead of being printed by the server. Functions and types
 * have the same identifiers in every version ({@code pg_proc.dat}, {@code pg_type.dat}).
 */
final class NextValue {

  private static final String CALL =
      "{FUNCEXPR :funcid %s :funcresulttype %s :funcretset false :funcvariadic false"
          + " :funcformat %s :funccollid 0 :inputcollid 0 :args (";
  private static final String CALL_END = ") :}";

  private static final String TO_INTEGER = CALL.formatted("480", "23", "2");
  private static final String TO_SMALLINT = CALL.formatted("714", "21", "2");

  /** A call of {@code nextval} with a constant of type regclass. */
  private static final String NEXT =
      CALL.formatted("1574", "20", "0")
          + "{CONST :consttype 2205 :consttypmod -1 :constcollid 0 :constlen 4 :constbyval true"
          + " :constisnull false : :constvalue 4 [ ";

  /**
   * The text after the identifier's bytes, lowest byte first. On a big-endian server the pattern
   * does not match.
   */
  private static final String NEXT_END = " 0 0 0 0 ]}" + CALL_END;

  private static final Pattern BYTES = Pattern.compile("(-?\\d{1,3} ){3}-?\\d{1,3}");

  private NextValue() {}

  /** Returns the identifier of the sequence; 0 if the default is another expression. */
  static int sequence(String shape) {
    String call =
        shape.startsWith(TO_INTEGER) || shape.startsWith(TO_SMALLINT)
            ? shape.substring(TO_INTEGER.length(), shape.length() - CALL_END.length())
            : shape;
    return call.startsWith(NEXT) && call.endsWith(NEXT_END)
        ? oid(call.substring(NEXT.length(), call.length() - NEXT_END.length()))
        : 0;
  }

  private static int oid(String bytes) {
    if (!BYTES.matcher(bytes).matches()) {
      return 0;
    }
    int oid = 0;
    int shift = 0;
    for (String word : bytes.split(" ", -1)) {
      oid |= (Integer.parseInt(word) & 0xff) << shift;
      shift += Byte.SIZE;
    }
    return oid;
  }

  /**
   * Returns the default as the server prints it.
   *
   * @param sequence the sequence's name as the server prints it
   */
  static String of(String sequence) {
    return "nextval('" + sequence.replace("'", "''") + "'::regclass)";
  }
}
