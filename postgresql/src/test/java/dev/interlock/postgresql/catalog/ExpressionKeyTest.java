package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The key of an expression is exactly what determines its printed text. */
final class ExpressionKeyTest {

  private static final String CHECK =
      "{OPEXPR :opno 521 :args ({VAR :varno 1 :varattno %d :vartype 23 :location %d}"
          + " {CONST :consttype 23 :constisnull false :location %d :constvalue 4 [ 0 0 0 0 ]})"
          + " :location %2$d}";

  private static final String NEXT =
      "{FUNCEXPR :funcid 1574 :funcresulttype 20 :funcretset false :funcvariadic false"
          + " :funcformat 0 :funccollid 0 :inputcollid 0 :args ({CONST :consttype 2205"
          + " :consttypmod -1 :constcollid 0 :constlen 4 :constbyval true :constisnull false"
          + " :location -1 :constvalue 4 [ 43 -98 0 0 0 0 0 0 ]}) :location -1}";

  private final ExpressionKeys keys = new ExpressionKeys();

  private static @Nullable String name(int number) {
    return number == 1 ? "amount" : number == 2 ? "total" : null;
  }

  /** Returns the key, after checking that the text and the bytes within a row give the same one. */
  private String shape(String tree) {
    String shape = String.valueOf(ExpressionKey.of(tree, ExpressionKeyTest::name));
    byte[] row = ("7\t" + tree + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(String.valueOf(keys.of(row, 2, row.length - 1, ExpressionKeyTest::name)))
        .isEqualTo(shape);
    return shape;
  }

  @Test
  void isTheSameWhereverThePartsOnceStood() {
    assertThat(shape(CHECK.formatted(1, 10, 20)))
        .contains("amount")
        .isEqualTo(shape(CHECK.formatted(1, 1234, -1)));
  }

  @Test
  void isAnotherWhereAColumnIsCalledOtherwise() {
    assertThat(shape(CHECK.formatted(1, 10, 20))).isNotEqualTo(shape(CHECK.formatted(2, 10, 20)));
  }

  @Test
  void isNoneWhereMoreThanColumnsIsMeant() {
    assertThat(ExpressionKey.of(CHECK.formatted(0, 10, 20), ExpressionKeyTest::name)).isNull();
    assertThat(ExpressionKey.of(CHECK.formatted(-6, 10, 20), ExpressionKeyTest::name)).isNull();
  }

  @Test
  void tellsTheSequenceOfADefault() {
    String shape = shape(NEXT);
    assertThat(shape(NEXT.replace("location -1", "location 12"))).isEqualTo(shape);
    assertThat(NextValue.sequence(shape)).isEqualTo(158 * 256 + 43);
    assertThat(NextValue.sequence(shape.replace("1574", "1575"))).isZero();
    assertThat(NextValue.sequence(shape + shape)).isZero();
  }
}
