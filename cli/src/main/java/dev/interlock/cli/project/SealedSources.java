package dev.interlock.cli.project;

import dev.interlock.dialect.Dialect;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.failure.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.json.SealFolder;
import dev.interlock.locate.States;
import dev.interlock.plan.Unfolding;
import dev.interlock.proof.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A project's migrations, and what they do where it is stored beside them. */
public record SealedSources(Project project, Dialect dialect) implements Sources {

  @Override
  public History history() {
    return project.history(dialect);
  }

  @Override
  public boolean isSealed() {
    return project.seals().exists();
  }

  @Override
  public Sealed sealed(History history) {
    Predicate<Migration> isKept = m -> history.squashes().into(m.id()).isPresent();
    var seals = new ArrayList<>(read(project.seals(), history, isKept.negate()));
    seals.addAll(read(project.keptSeals(), history, isKept));
    return of(history, seals);
  }

  private static List<Seal> read(SealFolder folder, History history, Predicate<Migration> isHere) {
    var here = history.all().stream().filter(isHere).toList();
    SealFolder.Contents contents = folder.read(history.withMigrations(here, List.of()));
    if (!contents.isComplete()) {
      throw new Failure.Refused(contents.findings());
    }
    return contents.seals();
  }

  /**
   * What these seals say.
   *
   * @param seals one for each migration
   */
  public static Sealed of(History history, List<Seal> seals) {
    return new Sealed(
        States.of(history, seals.stream().map(seal -> effect(history, seal)).toList()),
        seals.stream().map(Seal::server).collect(Collectors.toSet()));
  }

  private static MigrationEffect effect(History history, Seal seal) {
    MigrationEffect effect = seal.effect();
    return Unfolding.isUnfolded(history, effect.id()) ? effect.again() : effect;
  }
}
