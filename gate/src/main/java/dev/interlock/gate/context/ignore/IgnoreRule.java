package dev.interlock.gate.context.ignore;

import dev.interlock.finding.Place;
import java.util.regex.Pattern;

/**
 * One rule of an ignore file.
 *
 * @param place the line that holds it
 * @param text the pattern as it is written, with its {@code !}
 * @param isException whether it includes again what an earlier rule excludes
 * @param foldersOnly whether it matches folders only
 * @param paths is found in the paths that it matches, relative to the folder of the ignore file
 */
public record IgnoreRule(
    Place place, String text, boolean isException, boolean foldersOnly, Pattern paths) {

  boolean matches(String path) {
    return paths.matcher(path).find();
  }
}
