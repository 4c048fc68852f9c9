package dev.interlock.alembic.project;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Alembic project of a folder: {@code alembic.ini} and {@code [tool.alembic]} of {@code
 * pyproject.toml}, together as Alembic reads them, or the {@code migrations/alembic.ini} of
 * Flask-Migrate, or a named folder with {@code env.py}.
 */
public final class ProjectFinder {

  private static final String INI = "alembic.ini";
  private static final String ENVIRONMENT = "env.py";

  /** The folder of the command; relative paths in the configuration are relative to it. */
  private final Path folder;

  private final String section;

  private ProjectFinder(Path folder, String section) {
    this.folder = folder.toAbsolutePath().normalize();
    this.section = section;
  }

  /**
   * Finds the project of a folder; empty if it has none.
   *
   * @param named the folder that the user names as the one of the migrations
   * @throws Failure.Misconfigured if there is one and it cannot be followed
   */
  public static Optional<AlembicProject> find(Path folder, Optional<Path> named) {
    return find(folder, named, AlembicProject.SECTION);
  }

  /** Finds the project of a folder by another section than {@code [alembic]}. */
  public static Optional<AlembicProject> find(Path folder, Optional<Path> named, String section) {
    var finder = new ProjectFinder(folder, section);
    return named.isPresent() ? finder.named(named.get()) : finder.configured().or(finder::flask);
  }

  private Optional<AlembicProject> named(Path migrations) {
    Path scripts = folder.resolve(migrations).normalize();
    if (!Files.isRegularFile(scripts.resolve(ENVIRONMENT))) {
      return Optional.empty();
    }
    return Optional.of(
        configuration()
            .filter(configuration -> isAt(configuration.location(), scripts))
            .map(configuration -> project(scripts, configuration))
            .orElseGet(() -> inFolder(scripts)));
  }

  /** Whether a configured folder is the named one; one in a package is what the user says. */
  private boolean isAt(String location, Path scripts) {
    return isInPackage(location) || folder.resolve(location).normalize().equals(scripts);
  }

  private record Configuration(
      String location, Options options, Optional<Path> ini, Optional<Path> toml) {}

  private Optional<AlembicProject> configured() {
    return configuration()
        .map(configuration ->
            project(
                existing(
                    configuration.location(), "script_location", configuration.options().place()),
                configuration));
  }

  private Optional<Configuration> configuration() {
    Optional<Path> ini = file(INI);
    Optional<Path> toml = file("pyproject.toml");
    Optional<Options> ofIni = ini.flatMap(this::iniOptions);
    Optional<Options> ofToml =
        toml.flatMap(path -> PyprojectOptions.read(shown(path), text(path), here(path)));
    if (ofIni.isEmpty() && ofToml.isEmpty()) {
      return Optional.empty();
    }
    Options options =
        ofIni.map(first -> ofToml.map(first::or).orElse(first)).or(() -> ofToml).orElseThrow();
    return options
        .scripts()
        .map(location ->
            new Configuration(location, options, ini, toml.filter(path -> ofToml.isPresent())));
  }

  /** Flask-Migrate keeps its ini file beside {@code env.py}, and names no folder in it. */
  private Optional<AlembicProject> flask() {
    Path scripts = folder.resolve("migrations");
    return Files.isRegularFile(scripts.resolve(ENVIRONMENT))
            && Files.isRegularFile(scripts.resolve(INI))
        ? Optional.of(inFolder(scripts))
        : Optional.empty();
  }

  private AlembicProject inFolder(Path scripts) {
    Optional<Path> ini = Optional.of(scripts.resolve(INI)).filter(Files::isRegularFile);
    Options options =
        ini.flatMap(this::iniOptions)
            .orElse(new Options(Optional.empty(), List.of(), false, Place.file(shown(scripts))));
    return project(scripts, options, ini, Optional.empty());
  }

  private AlembicProject project(Path scripts, Configuration configuration) {
    return project(scripts, configuration.options(), configuration.ini(), configuration.toml());
  }

  private AlembicProject project(
      Path scripts, Options options, Optional<Path> ini, Optional<Path> toml) {
    List<Path> versions =
        options.versions().isEmpty()
            ? List.of(scripts.resolve("versions"))
            : options.versions().stream()
                .map(location -> existing(location, "version_locations", options.place()))
                .toList();
    boolean isFlask =
        Files.isRegularFile(scripts.resolve(ENVIRONMENT))
            && text(scripts.resolve(ENVIRONMENT)).contains("current_app");
    return new AlembicProject(
        folder,
        scripts,
        versions,
        options.recursive(),
        ini,
        toml,
        section,
        isFlask ? AlembicProject.Kind.FLASK : AlembicProject.Kind.ALEMBIC);
  }

  private Optional<Options> iniOptions(Path ini) {
    var read = IniFile.read(shown(ini), text(ini), here(ini));
    return read.hasSection(section)
        ? Optional.of(IniOptions.read(read, section, shown(ini)))
        : Optional.empty();
  }

  private static boolean isInPackage(String location) {
    return !Path.of(location).isAbsolute() && location.indexOf(':') > 0;
  }

  /** Resolves a folder against the working folder, as Alembic does, not against the ini file. */
  private Path existing(String location, String key, Place place) {
    if (isInPackage(location)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.ALEMBIC_CONFIGURATION,
                  "`%s` is inside the package `%s`, which only Python can find."
                      .formatted(key, location.substring(0, location.indexOf(':'))))
              .at(place)
              .help("Name the folder of `env.py` in `migrations` of `interlock.yml`."));
    }
    Path path = folder.resolve(location).normalize();
    if (!Files.isDirectory(path)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.ALEMBIC_CONFIGURATION,
                  "`%s` names `%s`, which is not a folder.".formatted(key, location))
              .at(place)
              .note("relative paths start in the folder of the command, " + folder)
              .help("Run the command where you run Alembic, or write `%(here)s/` before it."));
    }
    return path;
  }

  private Optional<Path> file(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
  }

  private String here(Path file) {
    return String.valueOf(file.toAbsolutePath().getParent());
  }

  private String shown(Path file) {
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    return Printable.of(shown.toString());
  }

  private String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.ALEMBIC_CONFIGURATION,
                  "`%s` cannot be read: %s.".formatted(shown(file), Printable.of(FileReason.of(e))))
              .at(Place.file(shown(file)))
              .help("Make it a UTF-8 text that this user may read."));
    }
  }
}
