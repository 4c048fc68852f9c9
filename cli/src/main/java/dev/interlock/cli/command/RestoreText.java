package dev.interlock.cli.command;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.catalog.Identifier;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.data.ByteSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Backups as a list or a document, and the result of a restore as lines. */
final class RestoreText {

  private RestoreText() {}

  /** Returns one line for each table or column, and one for the whole. */
  static List<String> lines(Backup backup, List<RestoredRows> results, RestoreOptions options) {
    var lines = new ArrayList<String>();
    for (RestoredRows result : results) {
      lines.add("%s: %s".formatted(result.rows().object(), words(result)));
      if (!result.left().isEmpty()) {
        lines.add(
            "  not put back, because the table no longer has it: "
                + result.left().stream().map(Identifier::quoted).collect(Collectors.joining(", ")));
      }
    }
    lines.add(
        options.isTrial()
            ? "`%s` can be restored; this was a trial, and nothing was changed"
                .formatted(backup.name())
            : "restored `%s`; every row was compared with the backup".formatted(backup.name()));
    return lines;
  }

  private static String words(RestoredRows result) {
    String what = result.rows().isColumn() ? "value" : "row";
    var words = new ArrayList<String>();
    words.add(BackupFindings.counted(result.restored(), what) + " put back");
    if (result.same() > 0) {
      words.add(String.format(Locale.ROOT, "%,d already as in the backup", result.same()));
    }
    if (result.different() > 0) {
      words.add(String.format(Locale.ROOT, "%,d overwritten", result.different()));
    }
    if (result.gone() > 0) {
      words.add(
          String.format(
              Locale.ROOT, "%,d left in the backup, because their rows are gone", result.gone()));
    }
    return String.join(", ", words);
  }

  /** Returns the list of backups, the oldest first. */
  static String list(List<Backup> backups, String place) {
    if (backups.isEmpty()) {
      return "no backups in %s%n".formatted(place);
    }
    return backups.stream().map(RestoreText::shown).collect(Collectors.joining());
  }

  private static String shown(Backup backup) {
    var text = new StringBuilder();
    text.append(
        "%s  of %s, before %s of %s%n"
            .formatted(
                backup.name(),
                backup.origin().database(),
                switch (backup.origin().direction()) {
                  case UP -> "the upgrade";
                  case DOWN -> "the undo";
                },
                backup.origin().migration()));
    for (Backup.Part part : backup.parts()) {
      text.append(
          "  %s: %s, %s%n"
              .formatted(
                  part.rows().object(),
                  BackupFindings.counted(part.count(), part.rows().isColumn() ? "value" : "row"),
                  new ByteSize(part.bytes())));
    }
    return text.toString();
  }

  /** Returns the same as a document. */
  static Map<String, Object> json(List<Backup> backups) {
    var json = new LinkedHashMap<String, Object>();
    json.put("backups", backups.stream().map(RestoreText::json).toList());
    return json;
  }

  private static Map<String, Object> json(Backup backup) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", backup.name());
    json.put("taken", backup.taken().toString());
    json.put("migration", backup.origin().migration().toString());
    json.put("direction", backup.origin().direction().word());
    json.put("database", backup.origin().database());
    json.put("server", backup.origin().server());
    json.put("parts", backup.parts().stream().map(RestoreText::json).toList());
    return json;
  }

  private static Map<String, Object> json(Backup.Part part) {
    var json = new LinkedHashMap<String, Object>();
    json.put("kind", part.rows().object().kind().word());
    json.put("name", part.rows().object().path());
    json.put("rows", part.count());
    json.put("bytes", part.bytes());
    json.put("key", part.rows().key());
    return json;
  }
}
