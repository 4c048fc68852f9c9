package dev.interlock.dist;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The classes that a program can load: all whose name is a constant of a class that it can load, in
 * a reference, in a descriptor, or as a text, as for {@link Class#forName}.
 *
 * @param files of the program by path
 */
record ReachableClasses(SortedMap<String, byte[]> files) {

  private static final String CLASS = ".class";
  private static final Pattern NAME = Pattern.compile("[\\w$/.]+");

  /**
   * The optional classes that no other one can load.
   *
   * @param optional paths of files; those that are no classes are not among the result
   * @param services whose providers of optional classes can be loaded
   */
  Set<String> except(SortedSet<String> optional, SortedMap<String, SequencedSet<String>> services) {
    var reached = new TreeSet<String>();
    var waiting = new ArrayDeque<String>();
    files.keySet().stream().filter(path -> !optional.contains(path)).forEach(waiting::add);
    services.values().forEach(providers -> providers.forEach(name -> waiting.add(path(name))));
    while (!waiting.isEmpty()) {
      var path = waiting.remove();
      var content = files.get(path);
      if (content != null && path.endsWith(CLASS) && reached.add(path)) {
        waiting.addAll(named(content));
      }
    }
    var rest = new TreeSet<>(optional);
    rest.removeIf(path -> !path.endsWith(CLASS) || reached.contains(path));
    return rest;
  }

  /** The paths of classes that may be named by constants of a class. */
  private Set<String> named(byte[] content) {
    var paths = new TreeSet<String>();
    for (PoolEntry entry : ClassFile.of().parse(content).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        var names = NAME.matcher(text.stringValue());
        while (names.find()) {
          var name = names.group();
          paths.add(path(name));
          if (name.startsWith("L")) {
            paths.add(path(name.substring(1))); // of a descriptor
          }
        }
      }
    }
    paths.retainAll(files.keySet());
    return paths;
  }

  private static String path(String name) {
    return name.replace('.', '/') + CLASS;
  }
}
