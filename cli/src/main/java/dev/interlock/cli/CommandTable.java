package dev.interlock.cli;

import dev.interlock.cli.command.CheckCommand;
import dev.interlock.cli.command.ChecklistCommand;
import dev.interlock.cli.command.CleanCommand;
import dev.interlock.cli.command.DemoCommand;
import dev.interlock.cli.command.DiagnoseCommand;
import dev.interlock.cli.command.DiffCommand;
import dev.interlock.cli.command.DowngradeCommand;
import dev.interlock.cli.command.ErdCommand;
import dev.interlock.cli.command.ExplainCommand;
import dev.interlock.cli.command.HeadsCommand;
import dev.interlock.cli.command.HistoryCommand;
import dev.interlock.cli.command.ImageCheckCommand;
import dev.interlock.cli.command.InitCommand;
import dev.interlock.cli.command.InspectCommand;
import dev.interlock.cli.command.LocateCommand;
import dev.interlock.cli.command.MergeCommand;
import dev.interlock.cli.command.ModelsCommand;
import dev.interlock.cli.command.NewCommand;
import dev.interlock.cli.command.PlanCommand;
import dev.interlock.cli.command.PreflightCommand;
import dev.interlock.cli.command.RepairCommand;
import dev.interlock.cli.command.RestoreCommand;
import dev.interlock.cli.command.RunCommand;
import dev.interlock.cli.command.SealCommand;
import dev.interlock.cli.command.SquashCommand;
import dev.interlock.cli.command.StampCommand;
import dev.interlock.cli.command.StatusCommand;
import dev.interlock.cli.command.SyncCommand;
import dev.interlock.cli.command.TimelineCommand;
import dev.interlock.cli.command.UpgradeCommand;
import dev.interlock.cli.command.VerifyCommand;
import dev.interlock.cli.command.VersionCommand;
import dev.interlock.cli.line.CommandSynonyms;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The sub-commands by name, in the order of the help. Only the supplier of the command that runs is
 * called, so that the classes of the others stay unloaded.
 */
record CommandTable(SequencedMap<String, Supplier<InterlockCommand>> commands) {

  /** All commands of Interlock. */
  static CommandTable interlock() {
    var commands = new LinkedHashMap<String, Supplier<InterlockCommand>>();
    commands.put("run", RunCommand::new);
    commands.put("upgrade", UpgradeCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("preflight", PreflightCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("locate", LocateCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("image-check", ImageCheckCommand::new);
    commands.put("models", ModelsCommand::new);
    commands.put("seal", SealCommand::new);
    commands.put("inspect", InspectCommand::new);
    commands.put("erd", ErdCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("downgrade", DowngradeCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("sync", SyncCommand::new);
    commands.put("repair", RepairCommand::new);
    commands.put("stamp", StampCommand::new);
    commands.put("init", InitCommand::new);
    commands.put("new", NewCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("heads", HeadsCommand::new);
    commands.put("merge", MergeCommand::new);
    commands.put("clean", CleanCommand::new);
    commands.put("squash", SquashCommand::new);
    commands.put("diagnose", DiagnoseCommand::new);
    commands.put("checklist", ChecklistCommand::new);
    commands.put("timeline", TimelineCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put("help", HelpCommand::new);
    commands.put("version", VersionCommand::new);
    commands.put("completion", CompletionCommand::new);
    return new CommandTable(commands);
  }

  InterlockCommand named(String name) {
    var command = commands.get(name);
    if (command == null) {
      var unknown = Finding.error(Code.USAGE, "`" + name + "` is not a command of Interlock.");
      throw new Failure.Misconfigured(
          CommandSynonyms.command(name)
              .or(() -> Nearest.to(name, commands.keySet()))
              .map(near -> unknown.help("Use `interlock " + near + "` if that was meant."))
              .orElse(unknown.help("See `interlock --help` for all of them.")));
    }
    return command.get();
  }
}
