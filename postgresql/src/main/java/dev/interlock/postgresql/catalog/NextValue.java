package dev.interlock.postgresql.catalog;

import java.util.regex.Pattern;

/**
 * The default that {@code serial} gives a column: the next value of a sequence, for a narrower
 * column behind a cast that is not printed. Hardly two columns have the same, so it is read from
 * its {@linkplain ExpressionKey shape}; functions and types have these identifiers in every version
 * ({@code pg_proc.dat}, {@code pg_type.dat}).
 */
final class NextValue {

  private static final String CALL =
      "{FUNCEXPR :funcid %s :funcresulttype %s :funcretset false :funcvariadic false"
          + " :funcformat %s :funccollid 0 :inputcollid 0 :args (";
  private static final String CALL_END = ") :}";

  private static final String TO_INTEGER = CALL.formatted("480", "23", "2");
  private static final String TO_SMALLINT = CALL.formatted("714", "21", "2");

  /** Of a constant of type regclass. */
  private static final String NEXT =
      CALL.formatted("1574", "20", "0")
          + "{CONST :consttype 2205 :consttypmod -1 :constcollid 0 :constlen 4 :constbyval true"
          + " :constisnull false : :constvalue 4 [ ";

  /** Behind the identifier's bytes, the lowest first; another order of bytes has them elsewhere. */
  private static final String NEXT_END = " 0 0 0 0 ]}" + CALL_END;

  private static final Pattern BYTES = Pattern.compile("(-?\\d{1,3} ){3}-?\\d{1,3}");

  private NextValue() {}

  /** The identifier of the sequence; 0 if the default is another. */
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
   * What the server prints.
   *
   * @param sequence as the server prints its name
   */
  static String of(String sequence) {
    return "nextval('" + sequence.replace("'", "''") + "'::regclass)";
  }
}
