package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.SentStatement;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.List;

/** Divides what a revision sent into the parts that were committed together. */
final class Parts {

  private final ScriptSplitter splitter;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  private Parts(ScriptSplitter splitter) {
    this.splitter = splitter;
  }

  static List<Part> of(List<SentStatement> events, ScriptSplitter splitter) {
    var divided = new Parts(splitter);
    events.forEach(divided::add);
    divided.close();
    return List.copyOf(divided.parts);
  }

  private void add(SentStatement event) {
    switch (event) {
      case SentStatement.Commit commit -> close();
      case SentStatement.Rollback rollback -> close();
      case SentStatement.Statement statement -> add(statement);
    }
  }

  private void add(SentStatement.Statement statement) {
    String text = SentTexts.of(statement);
    if (statement.autocommit()) {
      close();
      parts.add(new Part(true, List.of(text)));
    } else if (isBorder(text)) {
      close();
    } else {
      open.add(text);
    }
  }

  private boolean isBorder(String text) {
    var statements = splitter.split(text);
    return statements.size() == 1
        && (statements.getFirst().kind() == StatementKind.BEGIN
            || statements.getFirst().kind() == StatementKind.COMMIT);
  }

  private void close() {
    if (!open.isEmpty()) {
      parts.add(new Part(false, open));
      open.clear();
    }
  }
}
