package dev.interlock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ExtensionRequest;
import dev.interlock.dialect.ExtensionState;
import dev.interlock.dialect.HostingProvider;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Findings about extensions before anything is changed. */
@Tag("D9")
class ExtensionCheckTest {

  private static final ExtensionState.Role SUPERUSER = role(true, false);
  private static final ExtensionState.Role ANYBODY = role(false, false);

  @Test
  void saysNothingOfWhatCanBeCreated() {
    assertThat(
            findings(wants("0.8.0"), state(Optional.empty(), SUPERUSER, HostingProvider.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void missesWhatTheServerDoesNotHave() {
    var missing = state(Optional.empty(), List.of(), SUPERUSER, HostingProvider.UNKNOWN);
    assertThat(findings(wants(), missing))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.EXTENSION_UNAVAILABLE);
          assertThat(finding.message()).contains("`app`", "`vector`", "`V1`");
          assertThat(finding.help().orElseThrow()).contains("Railway");
        });
  }

  @Test
  void missesWhatCascadeWouldCreateAsWell() {
    var cascade = new ExtensionRequest("earthdistance", Optional.empty(), false, true);
    var plain = new ExtensionRequest("earthdistance", Optional.empty(), false, false);
    var states =
        List.of(
            needing("earthdistance", Set.of("cube"), Optional.empty(), List.of("1.2")),
            needing("cube", Set.of(), Optional.empty(), List.of()));
    assertThat(ExtensionCheck.findings(List.of(required(cascade)), states))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.EXTENSION_UNAVAILABLE);
          assertThat(finding.message()).contains("`cube`", "`V1`");
        });
    assertThat(ExtensionCheck.findings(List.of(required(plain)), states)).isEmpty();
  }

  @Test
  void asksNothingOfWhatIsNeededByOneThatIsThere() {
    var cascade = new ExtensionRequest("earthdistance", Optional.empty(), true, true);
    var states =
        List.of(
            needing("earthdistance", Set.of("cube"), Optional.of("1.2"), List.of("1.2")),
            needing("cube", Set.of(), Optional.empty(), List.of()));
    assertThat(ExtensionCheck.findings(List.of(required(cascade)), states)).isEmpty();
  }

  private static ExtensionState needing(
      String name, Set<String> needs, Optional<String> installed, List<String> versions) {
    return new ExtensionState(name, installed, versions, needs, SUPERUSER, HostingProvider.UNKNOWN);
  }

  @Test
  void saysHowAProviderAddsOne() {
    var missing = state(Optional.empty(), List.of(), SUPERUSER, HostingProvider.AZURE);
    assertThat(findings(wants(), missing).getFirst().help().orElseThrow())
        .contains("azure.extensions");
  }

  @Test
  void missesTheVersion() {
    assertThat(findings(wants("9.9"), state(Optional.empty(), SUPERUSER, HostingProvider.UNKNOWN)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.EXTENSION_VERSION);
          assertThat(finding.notes()).containsExactly("it has 0.7.0, 0.8.0");
        });
  }

  @Test
  void tellsARoleThatMayNotCreateIt() {
    assertThat(findings(wants(), state(Optional.empty(), ANYBODY, HostingProvider.UNKNOWN)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.EXTENSION_NOT_ALLOWED);
          assertThat(finding.help().orElseThrow()).contains("superuser");
        });
    assertThat(
            findings(wants(), state(Optional.empty(), role(false, true), HostingProvider.UNKNOWN)))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.help().orElseThrow()).contains("GRANT CREATE ON DATABASE app"));
  }

  /**
   * Roles of hosting providers may create more extensions than PostgreSQL itself would let them.
   */
  @Test
  void leavesRolesOfProvidersToTheServer() {
    for (HostingProvider provider : HostingProvider.values()) {
      if (provider != HostingProvider.UNKNOWN) {
        assertThat(findings(wants(), state(Optional.empty(), ANYBODY, provider))).isEmpty();
      }
    }
  }

  @Test
  void takesWhatIsThere() {
    var there = state(Optional.of("0.8.0"), List.of(), ANYBODY, HostingProvider.UNKNOWN);
    var request = new ExtensionRequest("vector", Optional.empty(), true, false);
    assertThat(ExtensionCheck.findings(List.of(required(request)), List.of(there))).isEmpty();
    assertThat(findings(wants(), state(Optional.of("0.8.0"), ANYBODY, HostingProvider.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void saysItOnceForEachExtension() {
    var missing = state(Optional.empty(), List.of(), SUPERUSER, HostingProvider.UNKNOWN);
    var twice = List.of(required(wants()), required(wants("0.8.0")));
    assertThat(ExtensionCheck.findings(twice, List.of(missing))).hasSize(1);
  }

  private static List<Finding> findings(ExtensionRequest request, ExtensionState state) {
    return ExtensionCheck.findings(List.of(required(request)), List.of(state));
  }

  private static RequiredExtension required(ExtensionRequest request) {
    return new RequiredExtension(
        MigrationId.of(Version.parse("1")), request, Place.file("V1__docs.sql"));
  }

  private static ExtensionRequest wants() {
    return new ExtensionRequest("vector", Optional.empty(), false, false);
  }

  private static ExtensionRequest wants(String version) {
    return new ExtensionRequest("vector", Optional.of(version), false, false);
  }

  private static ExtensionState state(
      Optional<String> installed, ExtensionState.Role role, HostingProvider provider) {
    return state(installed, List.of("0.7.0", "0.8.0"), role, provider);
  }

  private static ExtensionState state(
      Optional<String> installed,
      List<String> versions,
      ExtensionState.Role role,
      HostingProvider provider) {
    return new ExtensionState("vector", installed, versions, Set.of(), role, provider);
  }

  private static ExtensionState.Role role(boolean mayCreate, boolean trusted) {
    return new ExtensionState.Role("app", "app", mayCreate, trusted);
  }
}
