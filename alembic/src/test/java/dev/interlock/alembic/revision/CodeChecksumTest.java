package dev.interlock.alembic.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal for what a formatter changes, different for all that Python does differently. */
class CodeChecksumTest {

  /** A {@code |} is a line break, a {@code ~} a space. */
  private static Checksum checksum(String code) {
    return CodeChecksum.of(PythonLexer.read(code.replace('|', '\n').replace('~', ' ')));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "op.execute('x'); op.execute(|~~\"x\",|)",
        "a = ['x', 'y']; a = [|~~'x',|~~'y',|]",
        "a = ['x']; a = ['x',]",
        "a = ('x', 'y'); a = ('x', 'y',)",
        "f(x)(y); f(x)(y,)",
        "x = 1; x = 1  # one",
        "'''doc'''|x = 1; '''another'''|x = 1",
        "if a:|~~b(); if a:|~~~~~~b()",
      })
  void isTheSame(String before, String after) {
    assertThat(checksum(after)).isEqualTo(checksum(before));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "a = ('x'); a = ('x',)",
        "return_of(('x')); return_of(('x',))",
        "b in ('x'); b in ('x',)",
        "a['x']; a['x',]",
        "op.execute('x'); op.execute('y')",
        "op.execute('x'); op.execute(b'x')",
        "if a:|~~b()|~~c(); if a:|~~b()|c()",
        "f('a' 'b'); f('a', 'b')",
      })
  void isAnother(String before, String after) {
    assertThat(checksum(after)).isNotEqualTo(checksum(before));
  }
}
