package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionPropertiesTest {

  @Property
  void ordersAsListsOfBigNumbers(
      @ForAll("numbers") List<BigInteger> a, @ForAll("numbers") List<BigInteger> b) {
    int expected = compare(a, b);
    assertThat(Integer.signum(version(a).compareTo(version(b)))).isEqualTo(expected);
    assertThat(version(a).equals(version(b))).isEqualTo(expected == 0);
  }

  @Property
  void readsBackWhatItPrints(@ForAll("numbers") List<BigInteger> numbers) {
    var version = version(numbers);
    assertThat(Version.parse(version.toString())).isEqualTo(version);
    assertThat(Version.parse("V" + version)).hasSameHashCodeAs(version);
  }

  @Provide
  Arbitrary<List<BigInteger>> numbers() {
    var small = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(11));
    var any = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(30));
    return Arbitraries.oneOf(small, any).list().ofMinSize(1).ofMaxSize(4);
  }

  private static Version version(List<BigInteger> numbers) {
    return Version.parse(
        numbers.stream().map(BigInteger::toString).collect(Collectors.joining(".")));
  }

  /** Compares numbers; missing ones count as zero. */
  private static int compare(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      var left = i < a.size() ? a.get(i) : BigInteger.ZERO;
      var right = i < b.size() ? b.get(i) : BigInteger.ZERO;
      if (!left.equals(right)) {
        return left.compareTo(right);
      }
    }
    return 0;
  }
}
