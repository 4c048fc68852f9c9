package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.dialect.StepFailure;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/** A shadow database that hides the objects of a provider. */
public record ProvidedShadow(Shadow shadow, ProvidedObjects provided) implements Shadow {

  /**
   * Returns a view of the shadow database without these objects, or the shadow database itself if
   * there are none.
   */
  public static Shadow of(Shadow shadow, ProvidedObjects provided) {
    return provided.isEmpty() ? shadow : new ProvidedShadow(shadow, provided);
  }

  @Override
  public Catalog catalog() {
    return provided.without(shadow.catalog());
  }

  @Override
  public String server() {
    return shadow.server();
  }

  @Override
  public boolean matchesFullRead() {
    return shadow.matchesFullRead();
  }

  @Override
  public void disableIncremental() {
    shadow.disableIncremental();
  }

  @Override
  public ShadowWork work() {
    return shadow.work();
  }

  @Override
  public void createLedgerOf(MigrationTool tool) {
    shadow.createLedgerOf(tool);
  }

  @Override
  public void watch() {
    shadow.watch();
  }

  @Override
  public void begin(Optional<Statement> begin) {
    shadow.begin(begin);
  }

  @Override
  public Observation run(Statement statement) {
    return shadow.run(statement);
  }

  @Override
  public void runUnwatched(Statement statement) {
    shadow.runUnwatched(statement);
  }

  @Override
  public boolean divide(List<Statement> together) {
    return shadow.divide(together);
  }

  @Override
  public boolean isForOneTransaction(StepFailure failure) {
    return shadow.isForOneTransaction(failure);
  }

  @Override
  public boolean lacks(Statement statement, StepFailure failure) {
    return shadow.lacks(statement, failure);
  }

  @Override
  public boolean provides(StepFailure failure) {
    return shadow.provides(failure);
  }

  @Override
  public List<String> remarks() {
    return shadow.remarks();
  }

  @Override
  public void commit() {
    shadow.commit();
  }

  @Override
  public void rollBack() {
    shadow.rollBack();
  }

  @Override
  public void forgetSession() {
    shadow.forgetSession();
  }

  @Override
  public void close() {
    shadow.close();
  }
}
