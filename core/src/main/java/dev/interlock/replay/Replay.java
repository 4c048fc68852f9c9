package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.LeftSetting;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.NamedLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a whole history on a shadow, from the beginning to the end or to the first obstacle. */
public final class Replay {

  private final Shadow shadow;
  private final List<MigrationEffect> effects = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Settings that other tools would have kept, as words for those who miss them. */
  private final List<String> left = new ArrayList<>();

  private Catalog schema;
  private Fingerprint fingerprint;

  private Replay(Shadow shadow) {
    this.shadow = shadow;
    this.schema = shadow.catalog();
    this.fingerprint = schema.fingerprint();
  }

  /**
   * What came of a replay.
   *
   * @param effects of the migrations that ran, in apply order
   * @param findings why it went no further, and undo scripts that do not take back what they should
   * @param schema what the migrations made
   */
  public record Outcome(List<MigrationEffect> effects, List<Finding> findings, Catalog schema) {
    public Outcome {
      effects = List.copyOf(effects);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Replays.
   *
   * @param shadow empty at first; afterwards it has what the migrations made
   * @return empty if the shadow lost sight of what they make; one that looks at everything does not
   */
  public static Optional<Outcome> of(History history, Shadow shadow) {
    NamedLedger.in(history.layout(), scripts(history))
        .forEach(named -> shadow.found(named.runner()));
    var replay = new Replay(shadow);
    for (Migration migration : history.all()) {
      Optional<Finding> obstacle = replay.run(migration);
      if (obstacle.isPresent()) {
        replay.findings.add(obstacle.get());
        break;
      }
    }
    return shadow.isConfirmed()
        ? Optional.of(new Outcome(replay.effects, replay.findings, replay.schema))
        : Optional.empty();
  }

  private static List<ScriptFile> scripts(History history) {
    return history.all().stream()
        .flatMap(migration -> Stream.concat(Stream.of(migration.up()), migration.undo().stream()))
        .toList();
  }

  private Optional<Finding> run(Migration migration) {
    Catalog before = schema;
    var script = new ScriptReplay(shadow, migration.up(), before);
    try {
      script.run();
    } catch (ScriptReplay.Stuck stuck) {
      return Optional.of(ReplayFindings.stuck(migration, migration.up(), stuck, before, left));
    } catch (Failure.Refused refused) {
      return Optional.of(refused.findings().getFirst());
    }
    migration.up().leftSettings().stream()
        .filter(LeftSetting::changesMeaning)
        .forEach(setting -> left.add(setting.note(migration.id())));
    schema = script.schema();
    Fingerprint fingerprintBefore = fingerprint;
    fingerprint = schema.fingerprint();
    effects.add(
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            fingerprintBefore,
            fingerprint,
            Change.between(before, schema),
            script.effects()));
    migration
        .undo()
        .flatMap(file -> new UndoReplay(shadow, migration, file).findings(before, schema))
        .ifPresent(findings::add);
    return Optional.empty();
  }
}
