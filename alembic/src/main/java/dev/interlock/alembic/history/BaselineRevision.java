package dev.interlock.alembic.history;

import dev.interlock.alembic.revision.Revision;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Directives;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.layout.DirectiveWord;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of a revision that takes the place of the last of several, so that Alembic still finds
 * the id that {@code alembic_version} has.
 *
 * @param revisions the revisions that it replaces, in apply order
 * @param migrations the same revisions as migrations
 * @param release the last release that has their files, if known
 */
public record BaselineRevision(
    List<Revision> revisions,
    List<Migration> migrations,
    Optional<String> release,
    Instant created) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /**
   * Colons that {@code sqlalchemy.text} takes for a parameter, and backslashes before a colon that
   * it removes (sql/elements.py).
   */
  private static final Pattern PARAMETER =
      Pattern.compile("(?<![:\\w$\\x5c]):(?=[\\w$]+(?![:\\w$]))|\\x5c(?=:[\\w$]*(?![:\\w$]))");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  public BaselineRevision {
    revisions = List.copyOf(revisions);
    migrations = List.copyOf(migrations);
  }

  /**
   * Returns the file with these statements.
   *
   * @throws Failure.Refused if a revision cannot send them in one transaction
   */
  public String with(String sql, ScriptSplitter splitter) {
    var text = new StringBuilder(head());
    int end = 0;
    for (Statement statement : splitter.split(sql)) {
      refuseUnlessPlain(statement);
      text.append(comments(sql.substring(end, statement.offset())));
      text.append("    op.execute(\n        ")
          .append(literal(statement.text()))
          .append("\n    )\n");
      end = statement.offset() + statement.text().length();
    }
    return text.append(end == 0 ? "    pass\n" : "").append(tail()).toString();
  }

  private void refuseUnlessPlain(Statement statement) {
    String what =
        switch (statement.kind()) {
          case ORDINARY -> "";
          case SESSION -> "they change a setting for the rest of the session";
          case COPY -> "they copy rows from a file";
          case BEGIN, COMMIT, ABORT, NON_TRANSACTIONAL, CLIENT ->
              "they do not make the same schema in one transaction";
        };
    if (!what.isEmpty()) {
      throw new Failure.Refused(
          Finding.error(
                  Code.CANNOT_SQUASH,
                  "`%s` to `%s` do not fit into one revision: %s."
                      .formatted(revisions.getFirst().id(), last().id(), what))
              .note("statement: " + statement.text().lines().findFirst().orElse(""))
              .help("Squash a smaller range."));
    }
  }

  private Revision last() {
    return revisions.getLast();
  }

  private String head() {
    Revision first = revisions.getFirst();
    var parents = first.parents().stream().map(id -> quoted(id.text())).toList();
    var labels =
        revisions.stream()
            .flatMap(revision -> labels(revision).stream())
            .distinct()
            .map(BaselineRevision::quoted)
            .toList();
    return """
    \"""baseline of %d revisions

    Revision ID: %s
    Revises:%s
    Create Date: %s

    \"""
    # interlock: squashes=%s%s
    # interlock: rollback=unsupported "it replaces %d revisions"
    from alembic import op

    revision = %s
    down_revision = %s
    branch_labels = %s
    depends_on = %s


    def upgrade():
    """
        .formatted(
            revisions.size(),
            last().id(),
            first.parents().stream().map(id -> " " + id).collect(Collectors.joining(",")),
            DATE.format(created),
            squashed(),
            release.map(words -> " " + quoted(words)).orElse(""),
            revisions.size(),
            quoted(last().id().text()),
            parents.size() == 1 ? parents.getFirst() : tuple(parents),
            tuple(labels),
            tuple(first.dependencies().stream().map(BaselineRevision::quoted).toList()));
  }

  private static List<String> labels(Revision revision) {
    return revision
        .labels()
        .orElseThrow(() ->
            new Failure.Refused(
                Finding.error(
                        Code.CANNOT_SQUASH,
                        "`%s` computes its branch labels, so the squash would lose them."
                            .formatted(revision.id()))
                    .at(revision.place())
                    .help("Write `branch_labels` as a literal, or squash a range without it.")));
  }

  private static String tail() {
    return """


    def downgrade():
        raise NotImplementedError("a baseline has no way back")
    """;
  }

  /** The revisions in their order, with those that an earlier baseline among them replaced. */
  private String squashed() {
    var versions = new LinkedHashSet<Version>();
    for (Migration migration : migrations) {
      migration.squashes().stream().map(Directives.Squash::versions).forEach(versions::addAll);
      migration.version().ifPresent(versions::add);
    }
    return versions.stream().map(DirectiveWord::of).collect(Collectors.joining(","));
  }

  /** The comments between two statements, as comments of Python. */
  private static String comments(String gap) {
    return gap.lines()
        .filter(line -> line.startsWith("-- "))
        .map(line -> "    # %s\n".formatted(line.substring(3)))
        .collect(Collectors.joining());
  }

  /** Writes SQL as a string of Python for {@code op.execute}. */
  private static String literal(String sql) {
    String python =
        PARAMETER
            .matcher(sql)
            .replaceAll("\\\\$0")
            .replace("\\", "\\\\")
            .replace("\"\"\"", "\\\"\\\"\\\"")
            .replaceAll("\"\\z", "\\\\\"");
    return "\"\"\""
        + CONTROL
            .matcher(python)
            .replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)))
        + "\"\"\"";
  }

  private static String tuple(List<String> words) {
    return words.isEmpty() ? "None" : "(%s,)".formatted(String.join(", ", words));
  }

  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
