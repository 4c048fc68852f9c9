package dev.interlock.dist;

import static java.lang.classfile.ClassFile.ACC_MANDATED;
import static java.lang.classfile.ClassFile.ACC_OPEN;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The program as one module, because {@code jlink} takes modules only, and most libraries are none.
 * It is open, so that libraries reflect on it as on a class path.
 *
 * @param code all of it
 * @param version of the program, `+` and the first digits of the checksum of the code
 */
record ProgramModule(ProgramCode code, String version) {

  /** Stack traces show it, so it is short. */
  static final int BUILD_DIGITS = 16;

  /** The name of the module; the launcher, {@code jvm.options} and the training have it, too. */
  static final String NAME = "dev.interlock";

  /**
   * Not java.desktop, whose classes appear in signatures that the program does not use. Without
   * java.naming, {@code sslmode=verify-full} fails, and only that.
   */
  private static final List<String> REQUIRED =
      List.of(
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.sql",
          "jdk.unsupported");

  static ProgramModule of(ProgramCode code, String version) {
    return new ProgramModule(
        code, version + "+" + code.checksum().hex().substring(0, BUILD_DIGITS));
  }

  /** Writes the module as a jar. */
  void write(Path jar) throws IOException {
    try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
      out.setLevel(Deflater.BEST_SPEED);
      put(out, "module-info.class", descriptor());
      for (var file : code.files().entrySet()) {
        put(out, file.getKey(), file.getValue());
      }
    }
  }

  private static void put(ZipOutputStream out, String path, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(path));
    out.write(content);
  }

  private byte[] descriptor() {
    return ClassFile.of()
        .buildModule(
            ModuleAttribute.of(
                ModuleDesc.of(NAME),
                module -> {
                  module.moduleVersion(version).moduleFlags(ACC_OPEN);
                  module.requires(ModuleDesc.of("java.base"), ACC_MANDATED, null);
                  REQUIRED.forEach(name -> module.requires(ModuleDesc.of(name), 0, null));
                  code.services()
                      .forEach((service, providers) ->
                          module.provides(
                              ClassDesc.of(service),
                              providers.stream().map(ClassDesc::of).toArray(ClassDesc[]::new)));
                  usedServices().forEach(service -> module.uses(service));
                }));
  }

  /** The services that the code looks for; a module has to name them. */
  private Set<ClassDesc> usedServices() {
    var used = new TreeSet<>(Comparator.comparing(ClassDesc::descriptorString));
    code.services().keySet().forEach(service -> used.add(ClassDesc.of(service)));
    code.files()
        .forEach((path, content) -> {
          if (path.endsWith(".class")) {
            ClassFile.of().parse(content).methods().forEach(method -> find(method, used));
          }
        });
    return used;
  }

  /** A call of {@code ServiceLoader.load} with the class that was the last constant before it. */
  private static void find(MethodModel method, Set<ClassDesc> used) {
    ClassDesc constant = null;
    for (CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
      if (element instanceof ConstantInstruction load
          && load.constantValue() instanceof ClassDesc type) {
        constant = type;
      } else if (element instanceof InvokeInstruction call
          && call.owner().name().equalsString("java/util/ServiceLoader")
          && call.name().stringValue().startsWith("load")
          && constant != null) {
        used.add(constant);
      }
    }
  }
}
