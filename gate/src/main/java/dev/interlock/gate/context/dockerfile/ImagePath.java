package dev.interlock.gate.context.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Absolute paths in an image, with {@code /} and without a slash at the end. */
final class ImagePath {

  private ImagePath() {}

  /** A path that means one that the Dockerfile does not tell; equal names, equal paths. */
  static String unknown(String name) {
    return "/{" + name + "}";
  }

  /** Whether no part of the path is unknown. */
  static boolean isKnown(String path) {
    return !path.startsWith("/{");
  }

  /** Resolves {@code path} against an absolute folder. */
  static String resolve(String folder, String path) {
    var elements = new ArrayList<String>();
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    for (String element : whole.split("/", -1)) {
      if (element.equals("..")) {
        if (!elements.isEmpty()) {
          elements.removeLast();
        }
      } else if (!element.isEmpty() && !element.equals(".")) {
        elements.add(element);
      }
    }
    return "/" + String.join("/", elements);
  }

  /** The path without its slash in front; empty for the root. */
  static String relative(String path) {
    return resolve("/", path).substring(1);
  }

  /** The path and its parents, from the outermost. */
  static List<String> prefixes(String relative) {
    var prefixes = new ArrayList<String>();
    for (int slash = relative.indexOf('/'); slash >= 0; slash = relative.indexOf('/', slash + 1)) {
      prefixes.add(relative.substring(0, slash));
    }
    prefixes.add(relative);
    return prefixes;
  }

  /** Whether one path is the other or one of its parents. */
  static boolean isWithin(String inner, String outer) {
    return outer.equals("/") || inner.equals(outer) || inner.startsWith(outer + "/");
  }
}
