package dev.interlock.alembic.capture;

import java.util.List;

/**
 * Texts that took effect together.
 *
 * @param alone whether it is one text, outside of a transaction
 */
record Part(boolean alone, List<String> texts) {

  Part {
    texts = List.copyOf(texts);
  }
}
