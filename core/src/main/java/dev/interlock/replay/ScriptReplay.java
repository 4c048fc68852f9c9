package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs a script and observes each statement. The catalog is read after each of them. */
final class ScriptReplay implements ScriptWalk.Visitor {

  private final Shadow shadow;
  private final ScriptFile file;
  private final List<StatementEffect> effects = new ArrayList<>();
  private final LineCounter lines;
  private final List<Remark> remarks = new ArrayList<>();
  private Catalog schema;

  /** Number of committed effects. */
  private int committed;

  private Catalog committedSchema;

  private int committedRemarks;
  private final List<Remark> provided = new ArrayList<>();

  /** Remark of the shadow database about a statement. */
  record Remark(Statement statement, String words) {}

  ScriptReplay(Shadow shadow, ScriptFile file, Catalog schema) {
    this.shadow = shadow;
    this.file = file;
    this.lines = new LineCounter(file);
    this.schema = schema;
    this.committedSchema = schema;
  }

  /** Returns the effects of the statements, in order. */
  List<StatementEffect> effects() {
    return List.copyOf(effects);
  }

  /** Returns remarks about statements that the shadow database skipped, wholly or in part. */
  List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns remarks about things that the shadow server was given for a statement. */
  List<Remark> provided() {
    return List.copyOf(provided);
  }

  /** Returns the schema after the last statement. */
  Catalog schema() {
    return schema;
  }

  /**
   * Runs the whole script.
   *
   * @throws StatementRejected at the first statement that the server rejects
   */
  void run() throws StatementRejected {
    shadow.watch();
    ScriptWalk.over(file, shadow, this);
  }

  @Override
  public void run(Statement statement, boolean transactional) throws StatementRejected {
    Observation seen = watched(statement);
    Catalog after = shadow.catalog();
    int line = lines.lineOf(statement);
    effects.add(seen.with(line, transactional, Change.between(schema, after)));
    schema = after;
  }

  private Observation watched(Statement statement) throws StatementRejected {
    try {
      Observation seen = shadow.run(statement);
      shadow.remarks().forEach(words -> remarks.add(new Remark(statement, words)));
      return seen;
    } catch (StepFailure failure) {
      throw new StatementRejected(statement, failure);
    }
  }

  @Override
  public void provided(Statement statement) {
    shadow.remarks().forEach(words -> provided.add(new Remark(statement, words)));
  }

  @Override
  public void committed() {
    committed = effects.size();
    committedRemarks = remarks.size();
    committedSchema = schema;
  }

  @Override
  public void rolledBack() {
    effects.subList(committed, effects.size()).clear();
    remarks.subList(committedRemarks, remarks.size()).clear();
    schema = committedSchema;
  }
}
