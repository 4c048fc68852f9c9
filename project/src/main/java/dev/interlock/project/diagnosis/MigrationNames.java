package dev.interlock.project.diagnosis;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Place;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.UnsplittableScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The relations and columns that the migrations name, in apply order.
 *
 * @param mentions every object that a migration creates or removes
 * @param unread the migrations whose text could not be read
 */
record MigrationNames(List<Mention> mentions, List<Migration> unread) {

  /** An object, with the migration that creates or removes it. */
  record Mention(Migration migration, NamedObject object, Place place) {

    boolean creates() {
      return object.change() == NamedObject.Change.CREATES;
    }
  }

  MigrationNames {
    mentions = List.copyOf(mentions);
    unread = List.copyOf(unread);
  }

  /**
   * Reads all migrations.
   *
   * @param folder the project folder, which the paths of programs are relative to
   */
  static MigrationNames of(History history, Path folder) {
    var mentions = new ArrayList<Mention>();
    var unread = new ArrayList<Migration>();
    for (Migration migration : history.all()) {
      try {
        mentions.addAll(
            migration.up().program().isPresent()
                ? ofProgram(migration, folder)
                : ofScript(migration));
      } catch (Failure.Refused | UnsplittableScript | IOException e) {
        unread.add(migration);
      }
    }
    return new MigrationNames(mentions, unread);
  }

  private static List<Mention> ofScript(Migration migration) {
    Script script = migration.script();
    var mentions = new ArrayList<Mention>();
    for (Statement statement : script.statements()) {
      for (NamedObject object : StatementNames.in(script.tokens(statement))) {
        Place place = script.placeOf(statement, object.offset(), object.name().length());
        mentions.add(new Mention(migration, object, place));
      }
    }
    return mentions;
  }

  private static List<Mention> ofProgram(Migration migration, Path folder) throws IOException {
    String text = Files.readString(folder.resolve(migration.path()));
    var objects = new ArrayList<>(RevisionNames.in(text));
    for (RevisionNames.Sql sql : RevisionNames.executed(text)) {
      Script script = migration.up().scriptIn(sql.text());
      for (Statement statement : script.statements()) {
        StatementNames.in(script.tokens(statement)).stream()
            .map(object -> object.behind(sql.offset() + statement.offset()))
            .forEach(objects::add);
      }
    }
    return objects.stream()
        .sorted(Comparator.comparingInt(NamedObject::offset))
        .map(object ->
            new Mention(
                migration,
                object,
                Place.in(migration.path(), text, object.offset(), object.name().length())))
        .toList();
  }
}
