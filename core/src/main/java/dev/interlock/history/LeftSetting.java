package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of the session that a script leaves behind. Every other tool runs all files of a run in
 * one session, so the setting holds for the next file, if that runs at the same time; if it runs a
 * month later, it does not. Here it never does: a file begins with the session's own settings.
 *
 * @param name such as {@code search_path}
 * @param statement that sets it, as written
 * @param place of that statement
 */
public record LeftSetting(String name, String statement, Place place) {

  private static final String WHO = "session authorization";

  private static final Pattern SET =
      Pattern.compile(
          "(?is)set\\s+(?:session\\s+(?!authorization))?(time\\s+zone|session\\s+authorization|role|schema|names|\"?[\\w.]+\"?).*");

  private static final Pattern RESET =
      Pattern.compile("(?is)reset\\s+(time\\s+zone|session\\s+authorization|\"?[\\w.]+\"?)");

  private static final Pattern CALL =
      Pattern.compile("(?is).*?\\bset_config\"?\\s*\\(\\s*'([^']+)'.*");

  private static final Pattern TO_DEFAULT = Pattern.compile("(?is).*(\\bto|=|\\s)\\s*default");

  /** {@code DISCARD ALL} cannot run in a transaction. */
  private static final Set<StatementKind> KINDS =
      Set.of(StatementKind.SESSION, StatementKind.NON_TRANSACTIONAL);

  /** Whose names other statements depend on. */
  private static final List<String> MEANING = List.of("search_path", "role", WHO);

  /** What a script leaves, by name in the order of the file; nothing where it cannot run. */
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
    String text = statement.text();
    Optional<String> reset = group(RESET, text).map(LeftSetting::named);
    if (reset.isPresent() || text.matches("(?is)discard\\s+all")) {
      String name = reset.orElse("all");
      left.keySet().removeIf(set -> name.equals("all") || name.equals(set));
      return;
    }
    var name = group(SET, text).or(() -> group(CALL, text)).map(LeftSetting::named);
    if (name.isPresent() && TO_DEFAULT.matcher(text).matches()) {
      left.remove(name.get());
    } else if (name.isPresent()) {
      String shown = Printable.of(text.lines().findFirst().orElse(""));
      left.put(name.get(), new LeftSetting(name.get(), shown, file.script().placeOf(statement)));
    }
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /** PostgreSQL has other words for some (manual, SET). */
  private static String named(String written) {
    String name = written.replace("\"", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "schema" -> "search_path";
      case "time zone" -> "timezone";
      case "names" -> "client_encoding";
      default -> name;
    };
  }

  /** Whether the names in other statements mean something else under it. */
  public boolean changesMeaning() {
    return MEANING.contains(name);
  }

  /** Whether the tool gives the next file the session's own one again. */
  boolean isRestoredBy(Layout layout) {
    return layout == Layout.FLYWAY && (name.equals("search_path") || name.equals("role"));
  }

  Finding finding(Migration migration, Layout layout) {
    return Finding.warning(
            Code.SETTING_LEFT,
            "`%s` leaves `%s` set behind, which %s keeps for the next migrations of the same run and Interlock does not."
                .formatted(migration.id(), name, layout.word()))
        .as(changesMeaning() ? Severity.WARNING : Severity.NOTE)
        .at(place)
        .help(help());
  }

  /** A time limit that each run sets for its own sessions is no use as the database's default. */
  private String help() {
    return switch (name) {
      case "lock_timeout" ->
          "Begin each migration that needs another one with `SET LOCAL`; for all of them set"
              + " `lock.timeout`, which a run gives to every statement.";
      case "statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout" ->
          "Begin each migration that needs it with `SET LOCAL`; how long all of them may take"
              + " says `deadline`.";
      default ->
          changesMeaning()
              ? "Begin each migration that needs it with `SET LOCAL`, or qualify its names; to give"
                  + " it to every new session, use `ALTER DATABASE … SET`."
              : "Begin each migration that needs it with `SET LOCAL`; to give it to every new"
                  + " session, use `ALTER DATABASE … SET`.";
    };
  }

  /** Says it of a migration behind this one that has failed. */
  public String note(MigrationId by) {
    return "`%s` at %s sets `%s` for itself only, and every migration begins without it"
        .formatted(by, place, name);
  }
}
