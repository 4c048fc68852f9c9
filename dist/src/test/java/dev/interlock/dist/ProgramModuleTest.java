package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramModuleTest {

  /** A service without a provider in the program. */
  public interface Wanted {}

  static final class Reader {
    static Object read() {
      return ServiceLoader.load(Wanted.class).findFirst();
    }
  }

  @TempDir private Path folder;

  @Test
  void isOpenAndNamesServicesAndBuild() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (Class<?> type : List.of(Wanted.class, Reader.class, ProgramModuleTest.class)) {
      var path = type.getName().replace('.', '/') + ".class";
      try (var content = type.getResourceAsStream("/" + path)) {
        files.put(path, content.readAllBytes());
      }
    }
    var services = new TreeMap<String, SequencedSet<String>>();
    services.put(
        "java.sql.Driver",
        new LinkedHashSet<>(List.of(ProgramModuleTest.class.getName(), Reader.class.getName())));
    var code = new ProgramCode(files, services);

    var jar = folder.resolve("module.jar");
    ProgramModule.of(code, "1.0").write(jar);
    ModuleDescriptor module = ModuleFinder.of(jar).find("dev.interlock").orElseThrow().descriptor();

    assertThat(module.isOpen()).isTrue();
    assertThat(module.rawVersion())
        .contains("1.0+" + code.checksum().hex().substring(0, ProgramModule.BUILD_DIGITS));
    assertThat(module.uses()).contains(Wanted.class.getName(), "java.sql.Driver");
    assertThat(module.provides())
        .singleElement()
        .matches(provided -> provided.service().equals("java.sql.Driver"))
        .extracting(ModuleDescriptor.Provides::providers)
        .as("the order of the jars, which the program may depend on")
        .isEqualTo(List.of(ProgramModuleTest.class.getName(), Reader.class.getName()));
    assertThat(module.requires()).map(ModuleDescriptor.Requires::name).contains("java.naming");
  }
}
