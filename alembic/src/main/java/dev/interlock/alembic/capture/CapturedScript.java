package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.RevisionRun;
import dev.interlock.history.Steps;
import dev.interlock.script.Script;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.UnsplittableScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statements of a revision as one SQL script, which commits where the revision committed.
 *
 * @param text the script; empty if the revision sent nothing
 * @param problem why the script is not what the revision sent, as a clause
 */
public record CapturedScript(String text, Optional<String> problem) {

  /** Renders what a revision sent, with what {@code env.py} sent before it. */
  public static CapturedScript of(RevisionRun run, ScriptSplitter splitter) {
    try {
      var parts = Parts.of(SentTexts.sorted(run.statements(), splitter), splitter);
      return parts.isEmpty()
          ? new CapturedScript("", Optional.empty())
          : new Renderer(splitter).render(run.preamble(), parts);
    } catch (UnsplittableScript e) {
      return new CapturedScript("", Optional.of("a statement of it ends inside a quote"));
    }
  }

  /** Writes one script. */
  private static final class Renderer {

    private final ScriptSplitter splitter;
    private final StringBuilder script = new StringBuilder();

    Renderer(ScriptSplitter splitter) {
      this.splitter = splitter;
    }

    CapturedScript render(List<String> preamble, List<Part> parts) {
      preamble.forEach(this::append);
      boolean isDivided = parts.size() > 1;
      for (Part part : parts) {
        boolean isBlock = isDivided && !(part.alone() && isNonTransactional(part));
        script.append(isBlock ? "BEGIN;\n" : "");
        part.texts().forEach(this::append);
        script.append(isBlock ? "COMMIT;\n" : "");
      }
      var texts =
          Stream.concat(preamble.stream(), parts.stream().flatMap(part -> part.texts().stream()))
              .toList();
      return new CapturedScript(script.toString(), problem(texts));
    }

    private boolean isNonTransactional(Part part) {
      return part.texts().stream()
          .flatMap(text -> splitter.split(text).stream())
          .anyMatch(statement -> statement.kind() == StatementKind.NON_TRANSACTIONAL);
    }

    /** A semicolon behind a comment would be part of it. */
    private void append(String text) {
      String statement = text.strip();
      var tokens = splitter.tokens(statement);
      if (tokens.isEmpty()) {
        return;
      }
      boolean isLast = tokens.last().end() == statement.length();
      String semicolon = isLast && statement.endsWith(";") ? "" : isLast ? ";" : "\n;";
      script.append(statement).append(semicolon).append('\n');
    }

    private Optional<String> problem(List<String> texts) {
      var expected = new ArrayList<Statement>();
      texts.forEach(text -> expected.addAll(splitter.split(text)));
      if (expected.stream().anyMatch(one -> one.kind() == StatementKind.COPY)) {
        return Optional.of("it copies rows with `COPY … FROM STDIN`");
      }
      if (expected.stream().anyMatch(Renderer::isControl)) {
        return Optional.of("it begins or ends a transaction in a text of several statements");
      }
      var found = Script.of("captured.sql", script.toString(), splitter);
      var errors = Steps.of(found, Set.of()).errors();
      if (!errors.isEmpty()) {
        return Optional.of("of its statements, " + clause(errors.getFirst().message()));
      }
      return keys(found.statements()).equals(keys(expected))
          ? Optional.empty()
          : Optional.of("its statements would be other ones in a file");
    }

    private static String clause(String message) {
      return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static boolean isControl(Statement statement) {
      return statement.kind() == StatementKind.BEGIN || statement.kind() == StatementKind.COMMIT;
    }

    private static List<String> keys(List<Statement> statements) {
      return statements.stream()
          .filter(one -> !isControl(one))
          .map(one -> one.kind() + " " + one.text())
          .toList();
    }
  }
}
