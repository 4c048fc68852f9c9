package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SettingChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A session setting that a script leaves set. Every other tool runs all files of a run in one
 * session, so the setting applies to the next file if that runs in the same run, but not if it runs
 * a month later. In Interlock it never applies: each file begins with the session's own settings.
 *
 * @param name such as {@code search_path}
 * @param statement the statement that sets it, as written
 * @param place the place of that statement
 */
public record LeftSetting(String name, String statement, Place place) {

  /**
   * The kinds of statement that change settings; {@code DISCARD ALL} cannot run in a transaction.
   */
  private static final Set<StatementKind> KINDS =
      Set.of(StatementKind.SESSION, StatementKind.NON_TRANSACTIONAL);

  /** Settings that determine the meaning of names in other statements. */
  private static final List<String> MEANING =
      List.of("search_path", "role", SettingChange.SESSION_AUTHORIZATION);

  /**
   * Returns the settings that a script leaves set, one for each name, in the order of the file;
   * none if the script cannot run.
   */
  static List<LeftSetting> by(ScriptFile file) {
    var left = new LinkedHashMap<String, LeftSetting>();
    for (Statement statement : file.script().statements()) {
      if (KINDS.contains(statement.kind())) {
        add(file, statement, left);
      }
    }
    return new ArrayList<>(left.values());
  }

  private static void add(ScriptFile file, Statement statement, Map<String, LeftSetting> left) {
    for (SettingChange change : SettingChange.in(file.script().tokens(statement))) {
      String name = change.name();
      if (change.isDefault()) {
        left.keySet().removeIf(set -> name.equals(SettingChange.ALL) || name.equals(set));
      } else if (change.isSet() && !change.isLocal()) {
        String shown = Printable.of(statement.text().lines().findFirst().orElse(""));
        left.put(name, new LeftSetting(name, shown, file.script().placeOf(statement)));
      }
    }
  }

  /** Whether the setting changes the meaning of names in other statements. */
  public boolean changesMeaning() {
    return MEANING.contains(name);
  }

  /** Whether the tool resets the setting before the next file. */
  boolean isRestoredBy(SourceTool tool) {
    return tool.restores(name);
  }

  Finding finding(Migration migration, SourceTool tool) {
    return Finding.warning(
            Code.SETTING_LEFT,
            "`%s` leaves `%s` set: %s keeps the value for the next migrations of the same run, Interlock does not."
                .formatted(migration.id(), name, tool.name()))
        .as(changesMeaning() ? Severity.WARNING : Severity.NOTE)
        .at(place)
        .help(help());
  }

  /**
   * Returns the advice. For time limits it does not suggest a default of the database, because each
   * run sets its own.
   */
  private String help() {
    return switch (name) {
      case "lock_timeout" ->
          "Begin each migration that needs its own value with `SET LOCAL`; for all of them set `lock.timeout`, which applies to every statement of a run.";
      case "statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout" ->
          "Begin each migration that needs it with `SET LOCAL`; `deadline` limits all of them together.";
      default ->
          changesMeaning()
              ? "Begin each migration that needs it with `SET LOCAL`, or qualify its names; to give"
                  + " it to every new session, use `ALTER DATABASE … SET`."
              : "Begin each migration that needs it with `SET LOCAL`; to give it to every new"
                  + " session, use `ALTER DATABASE … SET`.";
    };
  }

  /** Returns a note for a later migration that failed. */
  public String note(MigrationId by) {
    return "`%s` at %s sets `%s` for itself only, and every migration begins without it"
        .formatted(by, place, name);
  }
}
