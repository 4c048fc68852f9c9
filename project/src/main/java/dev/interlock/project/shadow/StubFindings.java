package dev.interlock.project.shadow;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.postgresql.script.ExtensionStatement;
import dev.interlock.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reports the extensions that a stub replaced while a history was replayed. */
record StubFindings(History history, Set<String> stubs) {

  /** Returns one finding for each stub that a migration used, by the name of the extension. */
  List<Finding> of(List<MigrationEffect> effects) {
    Map<String, Place> used = new TreeMap<>();
    for (Migration migration : history.all()) {
      byText(migration, used);
    }
    for (MigrationEffect effect : effects) {
      effect.changes().stream()
          .filter(change -> change instanceof Change.Created)
          .filter(change -> change.id().kind() == ObjectKind.EXTENSION)
          .map(change -> change.id().name())
          .filter(stubs::contains)
          .forEach(name -> used.computeIfAbsent(name, unknown -> place(effect)));
    }
    return used.entrySet().stream().map(each -> finding(each.getKey(), each.getValue())).toList();
  }

  private void byText(Migration migration, Map<String, Place> used) {
    Script script = migration.script();
    for (var statement : script.statements()) {
      ExtensionStatement.parse(statement.text())
          .map(ExtensionRequest::name)
          .filter(stubs::contains)
          .ifPresent(name -> used.putIfAbsent(name, script.placeOf(statement)));
    }
  }

  private Place place(MigrationEffect effect) {
    return history.find(effect.id()).map(Migration::path).map(Place::file).orElseThrow();
  }

  private static Finding finding(String name, Place place) {
    return Finding.warning(
            Code.STUB_USED,
            "a stub replaced the extension `%s`, so its results and its speed are unknown."
                .formatted(name))
        .at(place)
        .note(
            "its types, operators, index methods, their limits and their printed form are those of the extension")
        .help(
            "To replay with the extension itself, set `shadow` to `target` or to the URL of a server that has it.");
  }
}
