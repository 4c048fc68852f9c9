package dev.interlock.spring;

import dev.interlock.Interlock;
import dev.interlock.drift.Location;
import dev.interlock.drift.LocationFindings;
import dev.interlock.drift.Position;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.MigrationStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The position of the database, its ledger, and how its schema differs from what the migrations
 * make. Asks the database at each call; changes nothing, takes no lock.
 */
@Endpoint(id = "interlock")
public final class InterlockEndpoint {

  private final InterlockGate gate;

  InterlockEndpoint(InterlockGate gate) {
    this.gate = gate;
  }

  /** Returns the state as values for JSON. */
  @ReadOperation
  public Map<String, Object> state() {
    try {
      return gate.ask(this::state);
    } catch (Failure e) {
      return Map.of("problems", texts(e.findings()));
    }
  }

  private Map<String, Object> state(Interlock interlock) {
    dev.interlock.Status status = interlock.status();
    MigrationStatus migrations = status.migrations();
    var state = new LinkedHashMap<String, Object>();
    state.put(
        "database",
        "%s on %s %s"
            .formatted(
                status.server().database(), status.server().product(), status.server().version()));
    state.put("position", Position.claimed(migrations.comparison()).toString());
    state.put(
        "head",
        migrations.history().heads().stream()
            .map(version -> MigrationId.of(version).toString())
            .collect(Collectors.joining(", ")));
    state.put("pending", migrations.comparison().toRun().stream().map(Migration::path).toList());
    state.put("drift", drift(status.schema()));
    state.put("problems", texts(migrations.obstacles()));
    if (migrations.ledger().lock() instanceof LockState.Held held) {
      state.put("lockedBy", held.holder().toString());
    }
    state.put(
        "ledger", migrations.ledger().applied().stream().map(InterlockEndpoint::row).toList());
    return state;
  }

  /** Returns {@code none}, or the findings about the schema. */
  private Object drift(dev.interlock.Status.Schema schema) {
    return switch (schema) {
      case dev.interlock.Status.Schema.Located(Location location) ->
          LocationFindings.of(location)
              .<Object>map(finding -> texts(List.of(finding)))
              .orElse("none");
      case dev.interlock.Status.Schema.NotCompared(List<Finding> why) -> texts(why);
    };
  }

  private List<Map<String, Object>> texts(List<Finding> findings) {
    return findings.stream()
        .map(finding -> {
          var text = new LinkedHashMap<String, Object>();
          text.put("code", finding.code().id());
          text.put("message", gate.redact(finding.message()));
          text.put("notes", finding.notes().stream().map(gate::redact).toList());
          finding.help().ifPresent(help -> text.put("help", gate.redact(help)));
          return (Map<String, Object>) text;
        })
        .toList();
  }

  private static Map<String, Object> row(AppliedMigration applied) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", applied.id().toString());
    row.put("description", applied.description());
    row.put("kind", applied.kind().name().toLowerCase(Locale.ROOT));
    row.put("appliedAt", applied.appliedAt().toString());
    row.put("appliedBy", applied.appliedBy());
    row.put("tookMillis", applied.took().toMillis());
    return row;
  }
}
