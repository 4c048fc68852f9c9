package dev.interlock.cli.command;

import dev.interlock.cli.ExitStatus;
import dev.interlock.cli.InterlockCommand;
import dev.interlock.cli.Invocation;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.history.History;

/** Lists the heads; needs no database. */
public final class HeadsCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "lists the versions that no other one builds on; no database needed";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    History history = project.history(Dialects.configured(project));
    history.heads().stream()
        .flatMap(head -> history.find(head).stream())
        .forEach(m -> invocation.out().println(m.id() + " " + m.description()));
    return ExitStatus.DONE;
  }
}
