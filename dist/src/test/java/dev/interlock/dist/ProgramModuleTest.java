package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
    var services = new TreeMap<String, SortedSet<String>>();
    services.put("java.sql.Driver", new TreeSet<>(List.of(ProgramModuleTest.class.getName())));
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
        .matches(provided -> provided.service().equals("java.sql.Driver"));
    assertThat(module.requires()).map(ModuleDescriptor.Requires::name).contains("java.naming");
  }
}
