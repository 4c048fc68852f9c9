package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's settings in {@code application.yml} and {@code application.properties} of a Spring
 * project, under the profiles that are active by {@code SPRING_PROFILES_ACTIVE} or by the files. If
 * no profile is known to be active and profiles disagree, the setting is refused instead of
 * guessed.
 */
public final class SpringFlyway {

  private static final String PREFIX = "spring.flyway.";
  private static final String ACTIVE = "spring.profiles.active";
  private static final String INCLUDE = "spring.profiles.include";
  private static final String GROUP = "spring.profiles.group.";
  private static final Set<String> OF_LEDGER = Set.of("table", "defaultSchema", "schemas");
  private static final int DEEPEST = 10;

  /**
   * The class path and the folders that Spring reads at run time; later ones win, profiles within
   * each.
   */
  private static final List<List<String>> LOCATIONS =
      List.of(List.of("src/main/resources", "src/main/resources/config"), List.of("", "config"));

  private static final Pattern NAME =
      Pattern.compile("application(-[^.]+)?\\.(yml|yaml|properties)");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?}");
  private static final Pattern FILTERED = Pattern.compile("@[A-Za-z0-9._-]+@");

  private final Map<String, String> environment;
  private final Map<String, String> all = new LinkedHashMap<>();

  private SpringFlyway(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the settings by Spring's names without their prefix, each with its origin.
   *
   * @param isWanted whether a setting by that name is needed
   * @throws Failure.Misconfigured if a setting differs between profiles and none is known to be
   *     active, or a value refers to a variable or property that is not set
   */
  static Map<String, FlywaySettings.Value> read(
      Path project, Map<String, String> environment, Predicate<String> isWanted) {
    return new SpringFlyway(environment).read(project, isWanted);
  }

  /** Returns the settings that name Flyway's ledger. */
  public static Map<String, String> ofLedger(Path project, Map<String, String> environment) {
    var plain = new TreeMap<String, String>();
    read(project, environment, OF_LEDGER::contains)
        .forEach((name, value) -> plain.put(name, value.text()));
    return plain;
  }

  private Map<String, FlywaySettings.Value> read(Path project, Predicate<String> isWanted) {
    List<List<SpringDocument>> groups =
        LOCATIONS.stream().map(folders -> documents(project, folders)).toList();
    List<SpringDocument> documents = groups.stream().flatMap(List::stream).toList();
    Set<String> profiles = profiles(documents);
    var found = new TreeMap<String, FlywaySettings.Value>();
    var doubtful = new TreeMap<String, List<SpringDocument>>();
    for (SpringDocument document : ordered(groups, profiles)) {
      Optional<Boolean> isActive = document.isActive(profiles);
      boolean isKnown = isActive.isPresent() && (isActive.get() || !profiles.isEmpty());
      if (isActive.orElse(false)) {
        all.putAll(document.values());
      }
      document
          .values()
          .forEach((key, text) ->
              setting(key)
                  .filter(isWanted)
                  .ifPresent(setting -> {
                    if (isActive.orElse(false)) {
                      found.put(setting, value(text, document));
                    } else if (!isKnown) {
                      doubtful.computeIfAbsent(setting, s -> new ArrayList<>()).add(document);
                    }
                  }));
    }
    doubtful.forEach((setting, others) -> refuseIfOther(setting, others, found));
    found.replaceAll(
        (setting, value) -> new FlywaySettings.Value(expanded(setting, value, 0), value.origin()));
    return found;
  }

  private static FlywaySettings.Value value(String text, SpringDocument document) {
    return new FlywaySettings.Value(text, new Origin.File(Place.file(document.file())));
  }

  /**
   * Sorts profile documents after the unconditional ones, in the order in which profiles are
   * active.
   */
  private static List<SpringDocument> ordered(
      List<List<SpringDocument>> groups, Set<String> profiles) {
    var ordered = new ArrayList<SpringDocument>();
    for (List<SpringDocument> group : groups) {
      group.stream().filter(each -> each.profile().isEmpty()).forEach(ordered::add);
      for (String profile : profiles) {
        group.stream()
            .filter(each -> each.profile().equals(Optional.of(profile)))
            .forEach(ordered::add);
      }
      group.stream()
          .filter(each -> each.profile().filter(name -> !profiles.contains(name)).isPresent())
          .forEach(ordered::add);
    }
    return ordered;
  }

  private static List<SpringDocument> documents(Path project, List<String> folders) {
    return folders.stream()
        .map(project::resolve)
        .flatMap(folder -> files(folder).stream())
        .flatMap(file -> SpringDocument.read(project, file).stream())
        .toList();
  }

  /** The files of a folder; properties win over YAML. */
  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing((Path file) -> file.toString().endsWith(".properties"))
                  .thenComparing(Path::toString))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * The active profiles: from the variable, or else from the files; with those that they include.
   */
  private Set<String> profiles(List<SpringDocument> documents) {
    var always = new LinkedHashMap<String, String>();
    documents.stream()
        .filter(each -> !each.isConditional())
        .forEach(each -> always.putAll(each.values()));
    String active = environment.getOrDefault("SPRING_PROFILES_ACTIVE", "");
    var profiles =
        new LinkedHashSet<>(words(active.isBlank() ? always.getOrDefault(ACTIVE, "") : active));
    profiles.addAll(words(always.getOrDefault(INCLUDE, "")));
    for (String profile : List.copyOf(profiles)) {
      profiles.addAll(words(always.getOrDefault(GROUP + profile, "")));
    }
    return profiles;
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Flyway's own name for the setting, in whichever of Spring's spellings the key is. */
  private static Optional<String> setting(String key) {
    if (!key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String name = key.substring(PREFIX.length());
    return name.startsWith(FlywaySettings.PLACEHOLDERS)
        ? Optional.of(name.toLowerCase(Locale.ROOT))
        : FlywaySettings.named(name.replaceAll("[-_]", ""));
  }

  private static void refuseIfOther(
      String setting, List<SpringDocument> others, Map<String, FlywaySettings.Value> found) {
    Optional<String> usual =
        Optional.ofNullable(found.get(setting)).map(FlywaySettings.Value::text);
    List<SpringDocument> differing =
        others.stream()
            .filter(document ->
                document.values().entrySet().stream()
                    .filter(entry -> setting(entry.getKey()).equals(Optional.of(setting)))
                    .anyMatch(entry -> !usual.equals(Optional.of(entry.getValue()))))
            .toList();
    if (differing.isEmpty()) {
      return;
    }
    Finding finding =
        Finding.error(
            Code.BAD_VALUE,
            "Flyway's `%s` depends on the Spring profile, and none is known to be active."
                .formatted(setting));
    for (String file : differing.stream().map(SpringDocument::file).distinct().toList()) {
      finding = finding.note("`%s` sets it".formatted(file));
    }
    throw new Failure.Misconfigured(
        finding.help(
            setting.startsWith(FlywaySettings.PLACEHOLDERS)
                ? "Set `SPRING_PROFILES_ACTIVE`, or `%s` in `interlock.yml`.".formatted(setting)
                : "Set `SPRING_PROFILES_ACTIVE`, or `SPRING_FLYWAY_%s`."
                    .formatted(setting.toUpperCase(Locale.ROOT))));
  }

  /** Expands a value as Spring does: to a property, a variable, or the default after the colon. */
  private String expanded(String setting, FlywaySettings.Value value, int depth) {
    String text = value.text();
    Matcher filtered = FILTERED.matcher(text);
    if (filtered.find()) {
      throw unset(setting, filtered.group(), value);
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> {
          String said = said(match.group(1).strip());
          String chosen = said == null ? match.group(2) : said;
          if (chosen == null || depth > DEEPEST) {
            throw unset(setting, match.group(), value);
          }
          var inner = new FlywaySettings.Value(chosen, value.origin());
          return Matcher.quoteReplacement(expanded(setting, inner, depth + 1));
        });
  }

  private @Nullable String said(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    String ofEnvironment = environment.getOrDefault(name, environment.get(variable));
    return ofEnvironment == null ? all.get(name) : ofEnvironment;
  }

  private static Failure.Misconfigured unset(
      String setting, String what, FlywaySettings.Value value) {
    Finding finding =
        Finding.error(
                Code.BAD_VALUE,
                "Flyway's `%s` is `%s`, which has no value here.".formatted(setting, what))
            .help("Set the variable, or the setting where Interlock reads it: `interlock.yml`.");
    return new Failure.Misconfigured(
        value.origin() instanceof Origin.File file ? finding.at(file.place()) : finding);
  }
}
