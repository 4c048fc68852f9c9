package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.history.Migration;
import java.util.List;
import java.util.Map;

/** Lists the heads; needs no database. */
public final class HeadsCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "lists the versions that no other version builds on; needs no database";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation);
    List<Migration> heads = project.migrations().heads();
    switch (OutputFormat.of(invocation, project)) {
      case TEXT ->
          heads.forEach(m -> project.documents().print(m.id() + " " + m.description() + "\n"));
      case JSON ->
          project.documents().printJson(Map.of("heads", heads.stream().map(Ids::json).toList()));
    }
    return ExitStatus.DONE;
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.FLAG);
  }
}
