package dev.interlock.project.configuration;

import java.util.List;

/**
 * A value as written, before its type parses it.
 *
 * @param texts one text, or the items of a list
 */
record RawValue(List<String> texts, Origin origin) {

  RawValue {
    texts = List.copyOf(texts);
  }
}
