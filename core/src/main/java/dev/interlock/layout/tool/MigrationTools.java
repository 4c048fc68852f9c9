package dev.interlock.layout.tool;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The tools that Interlock knows, from the {@code META-INF/services} of the class path. */
public final class MigrationTools {

  /** The tool whose format Interlock uses for a project without files. */
  public static final MigrationTool DEFAULT = new Flyway();

  private static final List<MigrationTool> ALL =
      ServiceLoader.load(MigrationTool.class, MigrationTools.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private MigrationTools() {}

  /** Returns the tools, in the order of the documentation. */
  public static List<MigrationTool> all() {
    return ALL;
  }

  /** Returns the tool with this name, in any case. */
  public static Optional<MigrationTool> named(String name) {
    return stream().filter(tool -> tool.name().equalsIgnoreCase(name)).findFirst();
  }

  public static Stream<MigrationTool> stream() {
    return ALL.stream();
  }
}
