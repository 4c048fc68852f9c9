package dev.interlock.batch;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The batched statements of a script: those with a comment line {@code -- interlock: batch …}
 * between the statement before and them.
 *
 * @param problems directives and statements that cannot be followed
 */
public record BatchDirectives(
    Map<Integer, Batch> byOffset, Set<Integer> lines, List<Finding> problems) {

  private static final Pattern LINE =
      Pattern.compile("--[ \\t]*interlock[ \\t]*:[ \\t]*batch\\b(.*)", Pattern.CASE_INSENSITIVE);

  private static final BatchDirectives NONE = new BatchDirectives(Map.of(), Set.of(), List.of());

  public BatchDirectives {
    byOffset = Map.copyOf(byOffset);
    lines = Set.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /** A line that begins with dashes. */
  private record Comment(int offset, String text) {}

  /** Reads the directives of a script. */
  public static BatchDirectives in(Script script) {
    return LINE.matcher(script.text()).find() ? read(script) : NONE;
  }

  private static BatchDirectives read(Script script) {
    var batches = new HashMap<Integer, Batch>();
    var lines = new HashSet<Integer>();
    var problems = new ArrayList<Finding>();
    int from = 0;
    for (Statement statement : script.statements()) {
      boolean isSecond = false;
      for (Comment comment : comments(script.text(), from, statement.offset())) {
        Matcher line = LINE.matcher(comment.text());
        if (line.matches()) {
          lines.add(comment.offset());
          try {
            refuseSecond(isSecond);
            batches.put(statement.offset(), batch(line.group(1), script, statement));
          } catch (NotBatchable e) {
            problems.add(e.finding(script.placeOf(comment.offset(), comment.text().length())));
          }
          isSecond = true;
        }
      }
      from = end(script.text(), statement);
    }
    return new BatchDirectives(batches, lines, problems);
  }

  private static void refuseSecond(boolean isSecond) {
    if (isSecond) {
      throw new NotBatchable(
          Code.BAD_BATCH_DIRECTIVE,
          "the statement has two `batch` directives.",
          "Keep one of them.");
    }
  }

  private static Batch batch(String words, Script script, Statement statement) {
    var directive = DirectiveWords.parse(words, script.splitter());
    if (statement.kind() != StatementKind.ORDINARY) {
      throw StatementShape.otherStatement();
    }
    return new StatementShape(script, statement, directive).batch();
  }

  private static int end(String text, Statement statement) {
    int end = statement.offset() + statement.text().length();
    return statement
        .copyData()
        .map(data -> text.indexOf('\n', end) + 1 + data.length())
        .orElse(end);
  }

  /** Returns the comment lines of a stretch between two statements, without those in blocks. */
  private static List<Comment> comments(String text, int from, int to) {
    var comments = new ArrayList<Comment>();
    int depth = 0;
    for (int at = from; at < to; at++) {
      if (text.startsWith("/*", at)) {
        depth++;
        at++;
      } else if (depth > 0 && text.startsWith("*/", at)) {
        depth--;
        at++;
      } else if (depth == 0 && text.startsWith("--", at)) {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 || newline > to ? to : newline;
        comments.add(new Comment(at, text.substring(at, end).strip()));
        at = end;
      }
    }
    return comments;
  }

  /** Returns the batches of a statement; empty if it runs as a whole. */
  public Optional<Batch> of(Statement statement) {
    return Optional.ofNullable(byOffset.get(statement.offset()));
  }

  /** Whether the comment at a 0-based offset of the script is a directive above a statement. */
  public boolean isAt(int offset) {
    return lines.contains(offset);
  }
}
