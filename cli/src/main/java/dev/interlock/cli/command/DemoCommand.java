package dev.interlock.cli.command;

import dev.interlock.cli.demo.Demo;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import java.util.List;

/** Demonstrates Interlock; needs no project and no database. */
public final class DemoCommand implements InterlockCommand {

  private static final Flag.Switch ALL =
      new Flag.Switch("all", "play the five stories of `examples/cases` instead");

  @Override
  public List<Flag> flags() {
    return List.of(ALL);
  }

  @Override
  public String summary() {
    return "deploys an example service on a throw-away PostgreSQL, and breaks it on purpose";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    return Demo.tell(invocation, invocation.arguments().has(ALL));
  }
}
