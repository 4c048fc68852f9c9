package dev.interlock.gate.context.ignore;

import java.util.ArrayList;
import java.util.List;

/** The parents of a path, from the outermost to the path itself. */
final class Prefixes {

  private Prefixes() {}

  static List<String> of(String path) {
    var prefixes = new ArrayList<String>();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      prefixes.add(path.substring(0, slash));
    }
    prefixes.add(path);
    return prefixes;
  }
}
