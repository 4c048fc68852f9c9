package dev.interlock.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ReachableClassesTest {

  /** Names one class in its code and one as a text. */
  static final class Root {
    Object make() throws ReflectiveOperationException {
      new InCode().toString();
      return Class.forName("dev.interlock.dist.ReachableClassesTest$ByName");
    }
  }

  static final class InCode {
    @Override
    public String toString() {
      return new Further().toString();
    }
  }

  static final class Further {}

  static final class ByName {}

  static final class Provider {}

  static final class Unused {}

  @Test
  void keepsWhatCodeTextsAndServicesName() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (Class<?> type :
        List.of(
            Root.class, InCode.class, Further.class, ByName.class, Provider.class, Unused.class)) {
      try (var content = type.getResourceAsStream(path(type).replaceFirst(".*/", ""))) {
        files.put(path(type), content.readAllBytes());
      }
    }
    files.put("text.properties", new byte[0]);
    var optional = new TreeSet<>(files.keySet());
    optional.remove(path(Root.class));
    var services = new TreeMap<String, SequencedSet<String>>();
    services.put("some.Service", new LinkedHashSet<>(List.of(Provider.class.getName())));

    assertThat(new ReachableClasses(files).except(optional, services))
        .containsExactly(path(Unused.class));
  }

  private static String path(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }
}
