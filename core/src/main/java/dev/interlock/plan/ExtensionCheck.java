package dev.interlock.plan;

import dev.interlock.dialect.ExtensionState;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the extensions that a plan needs with those that a server has. */
public final class ExtensionCheck {

  private ExtensionCheck() {}

  /**
   * Returns the failures to expect, in the order of the plan; each extension once.
   *
   * @param states states of all required extensions
   */
  public static List<Finding> findings(
      List<RequiredExtension> required, List<ExtensionState> states) {
    Map<String, ExtensionState> byName =
        states.stream().collect(Collectors.toMap(ExtensionState::name, Function.identity()));
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (RequiredExtension each : withNeeds(required, byName)) {
      Optional.ofNullable(byName.get(each.name()))
          .flatMap(state -> finding(each, state))
          .ifPresent(finding -> findings.putIfAbsent(each.name(), finding));
    }
    return List.copyOf(findings.values());
  }

  /**
   * Adds the extensions that CASCADE creates too, transitively; the server requires the same rights
   * for them (PostgreSQL manual, CREATE EXTENSION). Without CASCADE a dependency must be present or
   * in the plan.
   */
  private static List<RequiredExtension> withNeeds(
      List<RequiredExtension> required, Map<String, ExtensionState> states) {
    var all = new ArrayList<>(required);
    for (int i = 0; i < all.size(); i++) {
      RequiredExtension each = all.get(i);
      ExtensionState state = states.get(each.name());
      if (each.request().cascade() && state != null && state.installed().isEmpty()) {
        state.needs().stream()
            .sorted()
            .map(each::needing)
            .filter(needed -> all.stream().noneMatch(other -> other.name().equals(needed.name())))
            .forEach(all::add);
      }
    }
    return all;
  }

  private static Optional<Finding> finding(RequiredExtension required, ExtensionState state) {
    if (state.installed().isPresent() && required.request().unlessThere()) {
      return Optional.empty();
    }
    if (state.versions().isEmpty()) {
      return Optional.of(unavailable(required, state));
    }
    Optional<String> version = required.request().version();
    if (version.isPresent() && !state.versions().contains(version.get())) {
      return Optional.of(noSuchVersion(required, version.get(), state));
    }
    return state.installed().isPresent() || mayTry(state)
        ? Optional.empty()
        : Optional.of(notAllowed(required, state));
  }

  private static boolean mayTry(ExtensionState state) {
    return state.role().mayCreate() || !state.provider().followsTheRules();
  }

  private static Finding unavailable(RequiredExtension required, ExtensionState state) {
    return Finding.error(
            Code.EXTENSION_UNAVAILABLE,
            "the server of `%s` does not have the extension `%s`, so `%s` cannot be applied."
                .formatted(state.role().database(), state.name(), required.migration()))
        .at(required.place())
        .help(state.provider().help());
  }

  private static Finding noSuchVersion(
      RequiredExtension required, String version, ExtensionState state) {
    return Finding.error(
            Code.EXTENSION_VERSION,
            "the server of `%s` does not have version %s of the extension `%s`, so `%s` cannot be applied."
                .formatted(state.role().database(), version, state.name(), required.migration()))
        .at(required.place())
        .note("it has " + String.join(", ", state.versions()))
        .help(
            "Name a version that the server has, leave the version out, or update the package on the server.");
  }

  private static Finding notAllowed(RequiredExtension required, ExtensionState state) {
    ExtensionState.Role role = state.role();
    Finding finding =
        Finding.error(
                Code.EXTENSION_NOT_ALLOWED,
                "the role `%s` may not create the extension `%s`, so `%s` cannot be applied."
                    .formatted(role.name(), state.name(), required.migration()))
            .at(required.place());
    return role.trusted()
        ? finding
            .note("it is trusted: every role with CREATE on the database may create it")
            .help(
                "Grant the right: `GRANT CREATE ON DATABASE %s TO %s`."
                    .formatted(role.database(), role.name()))
        : finding
            .note("it is not trusted, so only a superuser may create it")
            .help(
                "Have a superuser run `CREATE EXTENSION %s` in `%s` once, and write `CREATE EXTENSION IF NOT EXISTS` in the migration."
                    .formatted(state.name(), role.database()));
  }
}
