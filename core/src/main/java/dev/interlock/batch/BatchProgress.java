package dev.interlock.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The progress of a batched statement, as the journal keeps it. It commits with each batch.
 *
 * @param division table and key, see {@link Batch#division}: with others, the last key is
 *     meaningless
 * @param last the last key that is done, as SQL literals; empty before the first batch
 * @param rows the number of rows in the batches that are done
 * @param total the number of rows when the first batch began, possibly an estimate; 0 if unknown
 */
public record BatchProgress(String division, Optional<String> last, long rows, long total) {

  /** Returns the state before the first batch. */
  public static BatchProgress begin(Batch batch, long total) {
    return new BatchProgress(batch.division(), Optional.empty(), 0, total);
  }

  /** Returns the state after a batch. */
  public BatchProgress after(KeyRange range) {
    return new BatchProgress(division, range.upTo(), rows + range.rows(), total);
  }

  /** Whether the progress is that of this batch. */
  public boolean isOf(Batch batch) {
    return division.equals(batch.division());
  }

  /** Returns a text such as "41,200 of about 1,000,000 rows". */
  public String shown() {
    return total > rows
        ? String.format(Locale.ROOT, "%,d of about %,d rows", rows, total)
        : String.format(Locale.ROOT, "%,d rows", rows);
  }

  /** Returns the text in the journal: a line for each value. */
  public String words() {
    return String.join("\n", escaped(division), escaped(last.orElse("")), rows + " " + total);
  }

  /** Parses the output of {@link #words}. */
  public static BatchProgress parse(String words) {
    List<String> lines = words.lines().toList();
    String last = unescaped(lines.get(1));
    String[] counts = lines.get(2).split(" ", -1);
    return new BatchProgress(
        unescaped(lines.get(0)),
        last.isEmpty() ? Optional.empty() : Optional.of(last),
        Long.parseLong(counts[0]),
        Long.parseLong(counts[1]));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c =
            switch (text.charAt(i)) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> text.charAt(i);
            };
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
