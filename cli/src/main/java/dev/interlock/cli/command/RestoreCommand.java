package dev.interlock.cli.command;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupStore;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.ProductionGuard;
import dev.interlock.cli.project.Project;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.finding.Failure;
import dev.interlock.gate.platform.Stage;
import dev.interlock.project.configuration.Backups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the rows of a backup back. */
public final class RestoreCommand implements InterlockCommand {

  private static final Flag.Switch LIST =
      new Flag.Switch("list", "show the backups, and restore none");

  private static final Flag.Switch TRIAL =
      new Flag.Switch("dry-run", "restore and compare, then roll everything back");

  private static final Flag.Switch OVERWRITE =
      new Flag.Switch("overwrite", "replace rows and values that differ from the backup");

  private static final Flag.Switch OTHER_DATABASE =
      new Flag.Switch("other-database", "accept a backup of another database or project");

  @Override
  public String summary() {
    return "puts back the rows and values of a backup, and compares them with it";
  }

  @Override
  public String operands() {
    return "[BACKUP | VERSION]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(LIST, TRIAL, OVERWRITE, OTHER_DATABASE, OutputFormat.FLAG, ProductionGuard.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    var wanted = Operands.one(invocation);
    var project = Project.open(invocation);
    BackupStore store = Backups.place(project.configured()).orElseThrow(BackupFindings::nowhere);
    if (invocation.arguments().has(LIST)) {
      list(store, project, invocation);
      return ExitStatus.DONE;
    }
    Backup backup = chosen(wanted, store);
    var options =
        new RestoreOptions(
            invocation.arguments().has(OVERWRITE), invocation.arguments().has(TRIAL));
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      new ProductionGuard(invocation).check(deployment);
      List<RestoredRows> results =
          deployment
              .interlock()
              .restore(backup, store, options, invocation.arguments().has(OTHER_DATABASE));
      RestoreText.lines(backup, results, options).forEach(project.log()::say);
    }
    return ExitStatus.DONE;
  }

  /**
   * Accepts the name of a backup, or a migration with one backup.
   *
   * @throws Failure.Misconfigured if there is none, or if there are several
   */
  private static Backup chosen(Optional<String> word, BackupStore store) {
    List<String> names = store.names();
    if (word.filter(names::contains).isPresent()) {
      return store.read(word.get());
    }
    List<Backup> fitting =
        names.stream()
            .map(store::read)
            .filter(backup ->
                word.isEmpty() || backup.origin().migration().toString().equals(word.get()))
            .toList();
    return switch (fitting.size()) {
      case 0 -> throw BackupFindings.missing(word, store.shown(), names);
      case 1 -> fitting.getFirst();
      default ->
          throw BackupFindings.several(
              word, store.shown(), fitting.stream().map(Backup::name).toList());
    };
  }

  private static void list(BackupStore store, Project project, Invocation invocation) {
    var backups = new ArrayList<Backup>();
    for (String name : store.names()) {
      try {
        backups.add(store.read(name));
      } catch (Failure.Refused unreadable) {
        unreadable.findings().forEach(project.log()::report);
      }
    }
    switch (OutputFormat.of(invocation, project)) {
      case TEXT -> project.documents().print(RestoreText.list(backups, store.shown()));
      case JSON -> project.documents().printJson(RestoreText.json(backups));
    }
  }
}
