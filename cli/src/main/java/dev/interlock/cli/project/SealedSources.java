package dev.interlock.cli.project;

import dev.interlock.dialect.Dialect;
import dev.interlock.effect.Seal;
import dev.interlock.failure.Failure;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import dev.interlock.locate.States;
import dev.interlock.proof.Sources;
import java.util.List;
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
    SealFolder.Contents contents = project.seals().read(history);
    if (!contents.isComplete()) {
      throw new Failure.Refused(contents.findings());
    }
    return of(history, contents.seals());
  }

  /**
   * What these seals say.
   *
   * @param seals one for each migration
   */
  public static Sealed of(History history, List<Seal> seals) {
    return new Sealed(
        States.of(history, seals.stream().map(Seal::effect).toList()),
        seals.stream().map(Seal::server).collect(Collectors.toSet()));
  }
}
