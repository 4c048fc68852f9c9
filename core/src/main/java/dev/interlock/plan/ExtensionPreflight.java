package dev.interlock.plan;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.dialect.ExtensionState;
import dev.interlock.dialect.Extensions;
import dev.interlock.dialect.Target;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.ledger.Direction;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks, before anything is changed, that a server has the extensions that a plan needs. */
public final class ExtensionPreflight {

  private ExtensionPreflight() {}

  /**
   * Returns the failures to expect. Sends no query if no migration of the plan concerns an
   * extension.
   *
   * @param sealed the known effects of migrations; their texts are read as well
   */
  public static List<Finding> findings(
      PlanOutcome outcome, Target target, List<MigrationEffect> sealed) {
    return switch (outcome) {
      case PlanOutcome.Refused refused -> List.of();
      case PlanOutcome.Planned(Plan plan, var said) ->
          target
              .extensions()
              .map(extensions -> findings(plan, extensions, sealed))
              .orElseGet(List::of);
    };
  }

  private static List<Finding> findings(
      Plan plan, Extensions extensions, List<MigrationEffect> sealed) {
    List<RequiredExtension> required =
        plan.migrations().stream()
            .filter(planned -> planned.direction() == Direction.UP)
            .flatMap(planned -> required(planned, extensions, sealed))
            .toList();
    return required.isEmpty()
        ? List.of()
        : ExtensionCheck.findings(required, states(required, extensions));
  }

  /** Returns the states of all required extensions and of their dependencies, transitively. */
  private static List<ExtensionState> states(
      List<RequiredExtension> required, Extensions extensions) {
    var states = new ArrayList<ExtensionState>();
    var known = new HashSet<String>();
    Set<String> wanted = required.stream().map(RequiredExtension::name).collect(Collectors.toSet());
    while (!wanted.isEmpty()) {
      known.addAll(wanted);
      List<ExtensionState> answer = extensions.states(wanted);
      states.addAll(answer);
      wanted = answer.stream().flatMap(state -> state.needs().stream()).collect(Collectors.toSet());
      wanted.removeAll(known);
    }
    return states;
  }

  /**
   * Returns the extensions that a migration requires. The text gives the place of the statement;
   * only the effect shows extensions that a block of code creates.
   */
  private static Stream<RequiredExtension> required(
      PlannedMigration planned, Extensions extensions, List<MigrationEffect> sealed) {
    var required = new ArrayList<RequiredExtension>();
    if (planned.work() instanceof Work.Nothing || !planned.file().hasScript()) {
      return Stream.empty();
    }
    Script script = planned.file().script();
    for (Statement statement : script.statements()) {
      if (planned.work().skips(script.numberOf(statement))) {
        continue;
      }
      extensions
          .requestedBy(statement)
          .map(request -> new RequiredExtension(planned.id(), request, script.placeOf(statement)))
          .ifPresent(required::add);
    }
    created(planned, sealed)
        .filter(name -> planned.work() instanceof Work.All)
        .filter(name -> required.stream().noneMatch(known -> known.name().equals(name)))
        .map(name -> byEffect(planned, name))
        .forEach(required::add);
    return required.stream();
  }

  private static Stream<String> created(PlannedMigration planned, List<MigrationEffect> sealed) {
    return sealed.stream()
        .filter(effect -> effect.fits(planned.migration()))
        .flatMap(effect -> effect.changes().stream())
        .filter(change -> change instanceof Change.Created)
        .filter(change -> change.id().kind() == ObjectKind.EXTENSION)
        .map(change -> change.id().name());
  }

  private static RequiredExtension byEffect(PlannedMigration planned, String name) {
    return new RequiredExtension(
        planned.id(),
        new ExtensionRequest(name, Optional.empty(), true, false),
        Place.file(planned.migration().path()));
  }
}
