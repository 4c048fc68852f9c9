package dev.interlock.postgresql.shadow;

import dev.interlock.dialect.StepFailure;
import dev.interlock.postgresql.script.QualifiedName;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;

/**
 * Creates, on a server for shadow databases only, the roles and databases that scripts name and
 * that on a real server come from its provider or administrator. The server's errors show which are
 * missing, whether a statement names them or a block composes their names.
 */
final class Provision {

  private static final Pattern ROLE_MISSING = Pattern.compile("role \"(.+)\" does not exist");
  private static final Pattern ROLE_THERE = Pattern.compile("role \"(.+)\" already exists");
  private static final Pattern DATABASE_MISSING =
      Pattern.compile("database \"(.+)\" does not exist");

  /** The most objects to create; a script that needs more generates their names. */
  private static final int MOST = 1000;

  private final BaseConnection observer;
  private final Consumer<String> remarks;
  private final Set<String> provided = new HashSet<>();

  /** Roles that existed before this shadow database. */
  private final Set<String> others = new HashSet<>();

  Provision(BaseConnection observer, Consumer<String> remarks) {
    this.observer = observer;
    this.remarks = remarks;
  }

  /** Notes the existing roles, for a new or copied shadow database. */
  void open() throws SQLException {
    try (var statement = observer.createStatement();
        var row = statement.executeQuery("SELECT rolname FROM pg_catalog.pg_roles")) {
      while (row.next()) {
        others.add(String.valueOf(row.getString(1)));
      }
    }
  }

  /**
   * Creates the object that a statement failed for, outside transactions.
   *
   * @param guard present on a shared server, on which nothing is created
   * @return whether to run the script again
   */
  boolean missing(StepFailure failure, Optional<SharedServerGuard> guard) throws SQLException {
    String state = failure.said().state();
    String message = failure.said().message();
    if (state.equals("SQLSTATE 42704")) {
      Optional<String> role = name(ROLE_MISSING, message);
      if (guard.isPresent()) {
        return role.isPresent() && guard.get().isAbsent(role.get());
      }
      return role.isPresent() && provide("CREATE ROLE", "the role", role.get());
    }
    if (guard.isPresent()) {
      return false;
    }
    if (state.equals("SQLSTATE 3D000")) {
      Optional<String> database = name(DATABASE_MISSING, message);
      return database.isPresent() && provide("CREATE DATABASE", "the database", database.get());
    }
    return state.equals("SQLSTATE 42710") && isOfAnother(name(ROLE_THERE, message));
  }

  private static Optional<String> name(Pattern pattern, String message) {
    Matcher found = pattern.matcher(message);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private boolean provide(String verb, String what, String name) throws SQLException {
    if (provided.size() >= MOST || !provided.add(verb + name)) {
      return false;
    }
    run(verb + " " + QualifiedName.quoted(name));
    remarks.accept(
        "names %s `%s`, which no migration creates; it was created on the shadow server"
            .formatted(what, name));
    return true;
  }

  /**
   * Renames a role of another shadow database to make room, because roles belong to the whole
   * server.
   */
  private boolean isOfAnother(Optional<String> role) throws SQLException {
    if (role.isEmpty() || !others.remove(role.get())) {
      return false;
    }
    run(
        "ALTER ROLE %s RENAME TO %s"
            .formatted(
                QualifiedName.quoted(role.get()),
                QualifiedName.quoted(
                    "other_" + System.identityHashCode(this) + "_" + others.size())));
    return true;
  }

  private void run(String sql) throws SQLException {
    try (var statement = observer.createStatement()) {
      statement.execute(sql);
    }
  }
}
