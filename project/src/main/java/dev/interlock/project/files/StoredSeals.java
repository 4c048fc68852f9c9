package dev.interlock.project.files;

import dev.interlock.drift.Effects;
import dev.interlock.drift.States;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.json.SealFolder;
import dev.interlock.plan.baseline.BaselineExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The seals stored beside a history's migrations.
 *
 * @param seals seals that fit, in apply order
 * @param findings missing and stale seals
 */
public record StoredSeals(History history, List<Seal> seals, List<Finding> findings) {

  public StoredSeals {
    seals = List.copyOf(seals);
    findings = List.copyOf(findings);
  }

  /** Reads the seals; those of squashed migrations are kept with their files. */
  public static StoredSeals read(MigrationFiles files, History history) {
    Predicate<Migration> isKept = files::isKept;
    SealFolder.Contents own = read(files.seals(), history, isKept.negate());
    SealFolder.Contents kept = read(files.keptSeals(), history, isKept);
    var seals = new ArrayList<>(own.seals());
    seals.addAll(kept.seals());
    var findings = new ArrayList<>(own.findings());
    findings.addAll(kept.findings());
    seals.forEach(seal -> tell(history, seal));
    return new StoredSeals(history, seals, findings);
  }

  /** Tells the migration's programs what they send, so that they need not read the seal again. */
  private static void tell(History history, Seal seal) {
    Optional<Migration> migration = history.find(seal.effect().id());
    migration.map(Migration::up).ifPresent(file -> tell(file, seal.program()));
    migration.flatMap(Migration::undo).ifPresent(file -> tell(file, seal.undo()));
  }

  private static void tell(ScriptFile file, Optional<Captured> sent) {
    file.program()
        .ifPresent(program -> sent.ifPresent(known -> program.learn(known, Optional.empty())));
  }

  private static SealFolder.Contents read(
      SealFolder folder, History history, Predicate<Migration> isHere) {
    var here = history.all().stream().filter(isHere).toList();
    return folder.read(history.withMigrations(here, List.of()));
  }

  /** Whether every migration has its seal. */
  public boolean isComplete() {
    return findings.isEmpty();
  }

  /** The servers that the seals were made on. */
  public Set<String> servers() {
    return seals.stream().map(Seal::server).collect(Collectors.toSet());
  }

  /** The effects in the seals. */
  public Effects.Known effects() {
    return effects(history, seals);
  }

  /**
   * Returns the effects in seals.
   *
   * @param seals one for each migration
   */
  public static Effects.Known effects(History history, List<Seal> seals) {
    return new Effects.Known(
        States.of(history, seals.stream().map(seal -> effect(history, seal)).toList()),
        seals.stream().map(Seal::server).collect(Collectors.toSet()));
  }

  private static MigrationEffect effect(History history, Seal seal) {
    MigrationEffect effect = seal.effect();
    return BaselineExpansion.isExpanded(history, effect.id()) ? effect.again() : effect;
  }

  /** Why the seals do not suffice, as the end of a sentence: {@code they have no seals}. */
  public String lacking() {
    long stale = findings.stream().filter(each -> each.code() == Code.SEAL_STALE).count();
    if (stale > 0) {
      return stale == 1 ? "1 seal is stale" : stale + " seals are stale";
    }
    if (findings.isEmpty()) {
      return "their seals were made on "
          + servers().stream().sorted().collect(Collectors.joining(" and "));
    }
    if (seals.isEmpty()) {
      return "they have no seals";
    }
    int missing = findings.size();
    return missing == 1 ? "1 of them has no seal" : missing + " of them have no seals";
  }
}
