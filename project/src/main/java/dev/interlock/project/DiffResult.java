package dev.interlock.project;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.drift.DriftFindings;
import dev.interlock.drift.GradedChanges;
import dev.interlock.finding.Finding;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.schema.SchemaSource;
import dev.interlock.project.schema.Schemas;
import java.util.List;

/**
 * The result of the comparison of two schemas.
 *
 * @param changes what turns the first schema into the second; empty if they are the same
 * @param findings differences that may be only the wording of another server version
 */
public record DiffResult(List<Change> changes, List<Finding> findings) {

  public DiffResult {
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
  }

  static DiffResult of(MigrationFiles files, SchemaSource before, SchemaSource after) {
    try (var schemas = new Schemas(files, CatalogScope.usual())) {
      Catalog first = schemas.read(before);
      Catalog second = schemas.read(after);
      List<String> servers = schemas.servers();
      var graded =
          GradedChanges.between(
              first, second, files.options().dialect().wording(servers), files.options().ignored());
      return new DiffResult(
          graded.rules(), DriftFindings.of(graded, servers.subList(0, 1), servers.getLast()));
    }
  }
}
