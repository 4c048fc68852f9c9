package dev.interlock.layout.tool;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds names that Prisma's two orders sort differently. Its engine compared the names of folders
 * byte by byte, which is the order here; newer versions of its command line use a dictionary order
 * (localeCompare in listMigrations.ts): spaces and underscores first, digits before letters, and
 * letters independent of case. Names with different times have the same order in both.
 */
final class PrismaOrder {

  private static final String PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  private static final Comparator<String> DICTIONARY =
      (a, b) -> {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
          int order = Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.length(), b.length());
      };

  private PrismaOrder() {}

  private static int weight(char c) {
    if (Character.isWhitespace(c)) {
      return 0;
    }
    int punctuation = PUNCTUATION.indexOf(c);
    return punctuation >= 0 ? 1 + punctuation : 100 + Character.toLowerCase(c);
  }

  /** Returns one warning for each migration that comes earlier in dictionary order. */
  static List<Finding> doubts(List<Migration> migrations) {
    var sorted = migrations.stream().sorted(Comparator.comparing(Migration::id)).toList();
    var doubts = new ArrayList<Finding>();
    for (int i = 1; i < sorted.size(); i++) {
      Migration before = sorted.get(i - 1);
      Migration after = sorted.get(i);
      if (DICTIONARY.compare(before.id().toString(), after.id().toString()) > 0) {
        doubts.add(doubt(before, after));
      }
    }
    return doubts;
  }

  private static Finding doubt(Migration before, Migration after) {
    return Finding.warning(
            Code.BAD_FILE_NAME,
            "`%s` runs before `%s` here, and with some versions of Prisma after it."
                .formatted(before.id(), after.id()))
        .at(after.up().place())
        .help("Give one of them a time of its own, unless both are applied already.");
  }
}
