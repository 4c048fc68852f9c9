package dev.interlock.apply;

import dev.interlock.dialect.ProgramRunner;
import org.jspecify.annotations.Nullable;

/** Starts the runner of programs when the first one has to run, and ends it with the plan. */
final class ProgramStart implements AutoCloseable {

  private final RunContext context;
  private @Nullable ProgramRunner started;

  ProgramStart(RunContext context) {
    this.context = context;
  }

  ProgramRunner runner() {
    ProgramRunner known = started;
    if (known == null) {
      known = context.programs().start(context.target().url(), context.holder().run());
      started = known;
    }
    return known;
  }

  @Override
  public void close() {
    ProgramRunner open = started;
    if (open != null) {
      open.close();
    }
  }
}
