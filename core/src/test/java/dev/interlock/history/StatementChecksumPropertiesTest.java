package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.ReplacedText;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.TinySplitter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StatementChecksumPropertiesTest {

  @Property
  void staysWhenOnlySpacesAndCommentsChange(
      @ForAll("scripts") List<List<String>> script, @ForAll("gaps") String gap) {
    assertThat(checksum(joined(script, gap))).isEqualTo(checksum(joined(script, " ")));
  }

  @Property
  void changesWhenAWordChanges(@ForAll("scripts") List<List<String>> script) {
    String sql = joined(script, " ");
    assertThat(checksum(sql.replaceFirst("t1|'a  b'|42", "other"))).isNotEqualTo(checksum(sql));
  }

  @Example
  void tellsOneStatementFromTwo() {
    assertThat(checksum("a; b")).isNotEqualTo(checksum("a b"));
  }

  @Example
  void takesLineEndsInQuotesAsOne() {
    assertThat(checksum("SELECT 'a\r\nb'")).isEqualTo(checksum("SELECT 'a\nb'"));
  }

  @Example
  void includesCopyData() {
    assertThat(checksumOfCopy("1\n")).isNotEqualTo(checksumOfCopy("2\n"));
  }

  @Provide
  Arbitrary<List<List<String>>> scripts() {
    var words = Arbitraries.of("t1", "'a  b'", "42");
    return words.list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> gaps() {
    var spaces = Arbitraries.of("  ", "\n", "\r\n", "\t", " -- it's; said\n");
    return spaces.list().ofMinSize(1).ofMaxSize(4).map(gaps -> String.join("", gaps) + " ");
  }

  private static String joined(List<List<String>> script, String gap) {
    var sql = new StringBuilder();
    script.forEach(
        words -> sql.append(gap).append(String.join(gap, words)).append(gap).append(';'));
    return sql.append(gap).toString();
  }

  private static Checksum checksum(String sql) {
    var splitter = new TinySplitter();
    return StatementChecksum.of(Script.of("V1__a.sql", sql, splitter));
  }

  private static Checksum checksumOfCopy(String data) {
    var copy = new Statement("COPY t FROM STDIN", 0, StatementKind.COPY, Optional.of(data));
    return StatementChecksum.of(
        new Script("a", ReplacedText.unchanged(""), List.of(copy), new TinySplitter()));
  }
}
