package dev.interlock.drift;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.AttributeGrades;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Grade;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adapts one live object to one of its forms, attribute by attribute as far as the wording and the
 * grades allow.
 */
final class Adaptation {

  private final CatalogObject live;
  private final ObjectKind printed;
  private final Wording wording;
  private final boolean graded;
  private final TreeMap<String, String> attributes;
  private final List<AttributeChange> tuned = new ArrayList<>();
  private final List<AttributeChange> unsure = new ArrayList<>();
  private final List<AttributeChange> session = new ArrayList<>();
  private int left;

  /**
   * Compares the object with the form.
   *
   * @param form the form that the object should have
   * @param printed the kind that decides how the object is printed; for a column of a view this is
   *     the view
   * @param graded whether tuning differences count as equal
   */
  Adaptation(
      CatalogObject live, CatalogObject form, ObjectKind printed, Wording wording, boolean graded) {
    this.live = live;
    this.printed = printed;
    this.wording = wording;
    this.graded = graded;
    this.attributes = new TreeMap<>(live.attributes());
    var names = new TreeSet<>(live.attributes().keySet());
    names.addAll(form.attributes().keySet());
    for (String name : names) {
      var should = Optional.ofNullable(form.attributes().get(name));
      var is = Optional.ofNullable(live.attributes().get(name));
      if (!should.equals(is)) {
        compare(name, should, is);
      }
    }
  }

  private void compare(String name, Optional<String> should, Optional<String> is) {
    switch (wording.compare(printed, name, should, is)) {
      case SAME -> put(name, should);
      case UNSURE -> {
        unsure.add(new AttributeChange(name, should, is));
        put(name, should);
      }
      case SESSION -> {
        session.add(new AttributeChange(name, should, is));
        put(name, should);
      }
      case DIFFERENT -> {
        if (graded && AttributeGrades.of(live.id().kind(), name, should, is) == Grade.TUNING) {
          tuned.add(new AttributeChange(name, should, is));
          put(name, should);
        } else {
          left++;
        }
      }
    }
  }

  private void put(String name, Optional<String> value) {
    if (value.isPresent()) {
      attributes.put(name, value.get());
    } else {
      attributes.remove(name);
    }
  }

  /** Returns the number of attributes that still differ. */
  int left() {
    return left;
  }

  CatalogObject object() {
    return new CatalogObject(live.id(), attributes, live.uncomparedAttributes());
  }

  List<Change> tuned() {
    return changes(tuned);
  }

  List<Change> unsure() {
    return changes(unsure);
  }

  List<Change> session() {
    return changes(session);
  }

  private List<Change> changes(List<AttributeChange> changed) {
    return changed.isEmpty() ? List.of() : List.of(new Change.Altered(live.id(), changed));
  }
}
