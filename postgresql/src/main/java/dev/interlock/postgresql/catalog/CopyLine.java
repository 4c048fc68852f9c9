package dev.interlock.postgresql.catalog;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/**
 * Writes a row of an ordinary query as {@code COPY … TO STDOUT} would send it in text format, so
 * that one reader suffices for both. Only the control characters that separate rows and fields need
 * a backslash (PostgreSQL manual, COPY, Text Format).
 */
public final class CopyLine {

  private CopyLine() {}

  public static byte[] of(Tuple tuple) {
    var line = new ByteArrayOutputStream(tuple.length());
    for (int i = 0; i < tuple.fieldCount(); i++) {
      if (i > 0) {
        line.write('\t');
      }
      write(tuple.get(i), line);
    }
    return line.toByteArray();
  }

  private static void write(byte @Nullable [] field, ByteArrayOutputStream line) {
    if (field == null) {
      line.write('\\');
      line.write('N');
      return;
    }
    for (byte character : field) {
      switch (character) {
        case '\\' -> escape('\\', line);
        case '\t' -> escape('t', line);
        case '\n' -> escape('n', line);
        default -> line.write(character);
      }
    }
  }

  private static void escape(char letter, ByteArrayOutputStream line) {
    line.write('\\');
    line.write(letter);
  }
}
