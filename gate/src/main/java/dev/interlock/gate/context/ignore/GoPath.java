package dev.interlock.gate.context.ignore;

import java.util.ArrayDeque;

/** Paths as Go's {@code filepath.Clean} writes them. */
final class GoPath {

  private GoPath() {}

  /** Removes empty and {@code .} elements, and resolves {@code ..}; the result is never empty. */
  static String clean(String path) {
    boolean isRooted = path.startsWith("/");
    var elements = new ArrayDeque<String>();
    for (String element : path.split("/", -1)) {
      if (element.isEmpty() || element.equals(".")) {
        continue;
      }
      boolean canStepUp = !elements.isEmpty() && !elements.peekLast().equals("..");
      if (!element.equals("..")) {
        elements.addLast(element);
      } else if (canStepUp) {
        elements.removeLast();
      } else if (!isRooted) {
        elements.addLast(element);
      }
    }
    String joined = String.join("/", elements);
    if (isRooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }
}
