package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.MigrationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Compares one schema with the expected objects, object by object. */
final class ComparisonRun {

  private static final List<ObjectKind> VIEWS =
      List.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

  private final SchemaComparison comparison;
  private final States states;
  private final ExpectedObjects expected;
  private final Map<ObjectId, CatalogObject> now;
  private final SortedSet<MigrationId> claimed;
  private final boolean graded;
  private final List<Change> tuned = new ArrayList<>();
  private final List<Change> unsure = new ArrayList<>();
  private final List<Change> session = new ArrayList<>();

  /**
   * @param claimed the versioned migrations that count as applied
   * @param graded whether tuning differences count as equal
   */
  ComparisonRun(SchemaComparison comparison, SortedSet<MigrationId> claimed, boolean graded) {
    this.comparison = comparison;
    this.states = comparison.states();
    this.expected = new ExpectedObjects(states, claimed);
    this.now = expected.now();
    this.claimed = claimed;
    this.graded = graded;
  }

  ComparedSchema of(Catalog live) {
    List<CatalogObject> objects =
        new UnnamedObjects(states.mentioned(), now.keySet(), comparison.wording())
            .renamed(withoutIgnored(live));
    var forms = expected.forms(different(objects));
    var adapted = new ArrayList<CatalogObject>(objects.size());
    for (CatalogObject object : objects) {
      adapted.add(adapted(object, forms.getOrDefault(object.id(), List.of())));
    }
    Catalog all = Catalog.of(adapted);
    return new ComparedSchema(all, tuned, unsure, session, extras(all));
  }

  private Set<ObjectId> different(List<CatalogObject> objects) {
    var different = new HashSet<ObjectId>();
    for (CatalogObject object : objects) {
      if (!isAsItShouldBe(object) && states.mentions(object.id())) {
        different.add(object.id());
      }
    }
    return different;
  }

  private boolean isAsItShouldBe(CatalogObject object) {
    CatalogObject wanted = now.get(object.id());
    return wanted != null && wanted.attributes().equals(object.attributes());
  }

  /**
   * Replaces ignored objects by their expected form. An object of a pending migration stays, so
   * that the migration meets it.
   */
  private List<CatalogObject> withoutIgnored(Catalog live) {
    IgnoredObjects ignored = comparison.ignored();
    if (ignored.isEmpty()) {
      return live.objects();
    }
    var known = new HashMap<>(now);
    if (claimed.isEmpty()) {
      states.head().objects().forEach(object -> known.put(object.id(), object));
    }
    var objects = new ArrayList<CatalogObject>();
    for (CatalogObject object : live.objects()) {
      boolean isPending = !known.containsKey(object.id()) && expected.isPending(object.id());
      if (!ignored.cover(object) || isPending) {
        objects.add(object);
      }
    }
    known.values().stream().filter(ignored::cover).forEach(objects::add);
    return objects;
  }

  private CatalogObject adapted(CatalogObject object, List<CatalogObject> forms) {
    CatalogObject wanted = now.get(object.id());
    if (isAsItShouldBe(object) || (wanted == null && forms.isEmpty())) {
      return object;
    }
    boolean isAsPending =
        (wanted == null || expected.isPending(object.id()))
            && forms.stream().anyMatch(form -> form.attributes().equals(object.attributes()));
    return isAsPending ? object : nearest(object, forms, wanted);
  }

  /**
   * Adapts the object to the form from which the fewest attributes differ; among equals, to the
   * expected one.
   */
  private CatalogObject nearest(
      CatalogObject object, List<CatalogObject> forms, @Nullable CatalogObject wanted) {
    var candidates = new ArrayList<CatalogObject>();
    if (wanted != null) {
      candidates.add(wanted);
    }
    candidates.addAll(forms.reversed());
    Adaptation best = adaptation(object, candidates.getFirst());
    for (CatalogObject form : candidates) {
      Adaptation other = adaptation(object, form);
      if (other.left() < best.left()) {
        best = other;
      }
    }
    tuned.addAll(best.tuned());
    unsure.addAll(best.unsure());
    session.addAll(best.session());
    return best.object();
  }

  private Adaptation adaptation(CatalogObject object, CatalogObject form) {
    return new Adaptation(object, form, printed(object.id()), comparison.wording(), graded);
  }

  private ObjectKind printed(ObjectId id) {
    if (id.kind() != ObjectKind.COLUMN) {
      return id.kind();
    }
    return VIEWS.stream()
        .filter(kind -> states.mentions(new ObjectId(kind, id.owner())))
        .findFirst()
        .orElse(ObjectKind.COLUMN);
  }

  /** A pending migration may adopt an object, and then everything that belongs to it counts. */
  private Catalog extras(Catalog all) {
    Set<List<String>> managed = new HashSet<>();
    states.mentioned().stream()
        .filter(id -> claimed.isEmpty() || now.containsKey(id) || expected.isPending(id))
        .forEach(id -> managed.add(id.path()));
    return Catalog.of(
        states.unknown(all).objects().stream()
            .filter(object -> !ExtraObjects.imposes(object, managed))
            .toList());
  }
}
