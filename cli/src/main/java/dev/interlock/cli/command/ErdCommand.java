package dev.interlock.cli.command;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.Signals;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.project.schema.SchemaSource;
import dev.interlock.report.diagram.Detail;
import dev.interlock.report.diagram.Diagram;
import dev.interlock.report.diagram.DiagramReader;
import dev.interlock.report.diagram.Selection;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Draws the tables of a schema and their foreign keys, and changes nothing. */
public final class ErdCommand implements InterlockCommand {

  private static final Flag.Value<String> OUTPUT =
      new Flag.Value<>(
          "output",
          "FILE",
          "write to FILE; its ending .svg, .mmd, .dbml or .html sets the format",
          word -> word);

  private static final Flag.Switch FROM_MIGRATIONS =
      new Flag.Switch(
          "from-migrations", "draw the schema that the migrations make on a shadow database");

  private static final Flag.Value<String> SCHEMA =
      new Flag.Value<>("schema", "SCHEMA", "only tables of SCHEMA; may be repeated", word -> word);

  private static final Flag.Value<String> TABLE =
      new Flag.Value<>(
          "table",
          "PATTERN",
          "only tables whose name matches, such as `order*`; may be repeated",
          word -> word);

  private static final Flag.Value<String> EXCLUDE =
      new Flag.Value<>(
          "exclude",
          "PATTERN",
          "leave out tables whose name matches; may be repeated",
          word -> word);

  private static final Flag.Value<Integer> DISTANCE =
      new Flag.Value<>(
          "distance",
          "NUMBER",
          "also tables up to NUMBER foreign keys away from those of --table",
          ErdCommand::distance);

  private static final Flag.Value<Detail> COLUMNS =
      new Flag.Value<>(
          "columns",
          "WHICH",
          "all, or keys; by default keys in a diagram of more than 60 tables",
          ErdCommand::detail);

  @Override
  public String summary() {
    return "draws an entity-relationship diagram of the database: SVG, Mermaid, DBML or HTML";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        DiagramFormat.FLAG, OUTPUT, FROM_MIGRATIONS, SCHEMA, TABLE, EXCLUDE, DISTANCE, COLUMNS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var arguments = invocation.arguments();
    Optional<String> file = arguments.value(OUTPUT);
    DiagramFormat format =
        arguments.value(DiagramFormat.FLAG).orElseGet(() -> DiagramFormat.of(file));
    Optional<Detail> detail = arguments.value(COLUMNS);
    Selection selection = selection(invocation);
    var project = Project.open(invocation);
    Signals.stop(project.cancellation());
    SchemaSource source =
        arguments.has(FROM_MIGRATIONS)
            ? SchemaSource.Migrations.all()
            : SchemaWords.database(project);
    var catalog = project.migrations().inspect(source, CatalogScope.usual());
    Diagram diagram = chosen(selection, DiagramReader.read(catalog));
    String document = format.write(diagram, detail.orElse(Detail.suitedTo(diagram)));
    file.ifPresentOrElse(
        name -> write(document, diagram, project, name), () -> project.documents().print(document));
    return ExitStatus.DONE;
  }

  private static Selection selection(Invocation invocation) {
    var arguments = invocation.arguments();
    Optional<Integer> distance = arguments.value(DISTANCE);
    List<String> tables = arguments.values(TABLE);
    if (distance.isPresent() && tables.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`--distance` needs the tables from which it counts.")
              .help("Add `--table PATTERN`."));
    }
    return new Selection(
        arguments.values(SCHEMA), tables, arguments.values(EXCLUDE), distance.orElse(0));
  }

  private static Diagram chosen(Selection selection, Diagram diagram) {
    List<String> unmatched = selection.unmatched(diagram);
    if (!unmatched.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.USAGE,
                  "no table or view of the schema matches `%s`, so nothing was drawn."
                      .formatted(String.join("`, `", unmatched)))
              .help(
                  "Look up the tables with `interlock inspect`, and quote a pattern for the shell."));
    }
    return selection.of(diagram);
  }

  private static void write(String document, Diagram diagram, Project project, String name) {
    Path file = project.folder().resolve(name);
    try {
      WholeFile.replace(file, document);
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER, "`%s` cannot be written: %s.".formatted(file, FileReason.of(e)))
              .help("Name a file in an existing folder that may be written to."));
    }
    project
        .log()
        .say(
            "wrote %d tables and %d foreign keys to %s"
                .formatted(diagram.tables().size(), diagram.references().size(), name));
  }

  private static int distance(String word) {
    try {
      int number = Integer.parseInt(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new IllegalArgumentException("is not a number of foreign keys");
  }

  private static Detail detail(String word) {
    return switch (word) {
      case "all" -> Detail.ALL;
      case "keys" -> Detail.KEYS;
      default -> throw new IllegalArgumentException("is neither `all` nor `keys`");
    };
  }
}
