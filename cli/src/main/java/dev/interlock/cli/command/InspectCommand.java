package dev.interlock.cli.command;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.Signals;
import dev.interlock.json.CatalogJson;
import dev.interlock.project.schema.SnapshotFile;
import java.util.List;
import java.util.Set;

/** Prints the current schema of the database, and changes nothing. */
public final class InspectCommand implements InterlockCommand {

  private static final Flag.Value<String> OUTPUT =
      new Flag.Value<>("output", "FILE", "write it to FILE, as JSON for `diff`", word -> word);

  private static final Flag.Value<String> INCLUDE =
      new Flag.Value<>(
          "include",
          "SCHEMA",
          "also read SCHEMA, although it belongs to the provider",
          word -> word);

  private static final Flag.Switch PRIVILEGES =
      new Flag.Switch("privileges", "include owners and privileges");

  @Override
  public String summary() {
    return "prints the schema of the database as it is";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.FLAG, OUTPUT, INCLUDE, PRIVILEGES);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    invocation.arguments().value(OutputFormat.FLAG);
    var project = Project.open(invocation);
    OutputFormat format = OutputFormat.of(invocation, project);
    Signals.stop(project.cancellation());
    Catalog catalog =
        project.migrations().inspect(SchemaWords.database(project), scope(invocation));
    invocation
        .arguments()
        .value(OUTPUT)
        .ifPresentOrElse(
            file -> write(catalog, project, file), () -> print(catalog, format, project));
    return ExitStatus.DONE;
  }

  private static CatalogScope scope(Invocation invocation) {
    var included = invocation.arguments().value(INCLUDE).map(Set::of).orElse(Set.of());
    return new CatalogScope(included, Set.of(), invocation.arguments().has(PRIVILEGES));
  }

  private static void write(Catalog catalog, Project project, String file) {
    SnapshotFile.write(catalog, project.folder().resolve(file));
    project.log().say("wrote %d objects to %s".formatted(catalog.objects().size(), file));
  }

  private static void print(Catalog catalog, OutputFormat format, Project project) {
    switch (format) {
      case TEXT -> project.documents().print(new CatalogText(catalog).toString());
      case JSON -> project.documents().printJson(CatalogJson.write(catalog));
    }
  }
}
