package dev.interlock.project.diagnosis;

import dev.interlock.project.diagnosis.NamedObject.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the tables and columns that an Alembic revision names in its operations, in the text of the
 * file up to its downgrade. Names that are computed are not seen.
 */
final class RevisionNames {

  private static final String NAME = "\\(\\s*['\"](\\w+)['\"]";
  private static final Pattern TABLE = Pattern.compile("\\b(create|drop)_table" + NAME);
  private static final Pattern RENAMED =
      Pattern.compile("\\brename_table" + NAME + "\\s*,\\s*['\"](\\w+)['\"]");
  private static final Pattern ADDED =
      Pattern.compile("\\badd_column" + NAME + "\\s*,\\s*(?:sa|sqlalchemy)?\\.?Column" + NAME);
  private static final Pattern DROPPED =
      Pattern.compile("\\bdrop_column" + NAME + "\\s*,\\s*['\"](\\w+)['\"]");
  private static final Pattern EXECUTED =
      Pattern.compile(
          "\\bexecute\\(\\s*(?:(?:sa|sqlalchemy)?\\.?text\\(\\s*)?[rR]?"
              + "(?:(\"\"\"|\'\'\')(?<long>.*?)\\1|([\"\'])(?<short>[^\\n]*?)(?<!\\\\)\\3)",
          Pattern.DOTALL);
  private static final Pattern DOWNGRADE = Pattern.compile("(?m)^(?:async )?def downgrade\\b");

  private RevisionNames() {}

  /** Returns the names with their offsets in the file. */
  static List<NamedObject> in(String file) {
    String upgrade = DOWNGRADE.split(file, 2)[0];
    var found = new ArrayList<NamedObject>();
    TABLE.matcher(upgrade).results().forEach(table -> found.add(relation(table)));
    RENAMED
        .matcher(upgrade)
        .results()
        .forEach(renamed -> {
          found.add(NamedObject.relation(Change.REMOVES, renamed.group(1), renamed.start(1)));
          found.add(NamedObject.relation(Change.CREATES, renamed.group(2), renamed.start(2)));
        });
    ADDED.matcher(upgrade).results().forEach(added -> found.add(column(Change.CREATES, added)));
    DROPPED
        .matcher(upgrade)
        .results()
        .forEach(dropped -> found.add(column(Change.REMOVES, dropped)));
    return found;
  }

  /** SQL in a literal, with its 0-based offset in the file. */
  record Sql(String text, int offset) {}

  /** Returns the SQL that it sends as one literal. */
  static List<Sql> executed(String file) {
    return EXECUTED
        .matcher(DOWNGRADE.split(file, 2)[0])
        .results()
        .map(call -> {
          String part = call.group("long") == null ? "short" : "long";
          return new Sql(call.group(part), call.start(part));
        })
        .toList();
  }

  private static NamedObject relation(MatchResult table) {
    Change change = table.group(1).equals("create") ? Change.CREATES : Change.REMOVES;
    return NamedObject.relation(change, table.group(2), table.start(2));
  }

  private static NamedObject column(Change change, MatchResult found) {
    return NamedObject.column(change, found.group(1), found.group(2), found.start(2));
  }
}
