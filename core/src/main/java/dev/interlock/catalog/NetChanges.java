package dev.interlock.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Combines a sequence of changes into at most one change for each object. */
final class NetChanges {

  private final Map<ObjectId, Change> net = new TreeMap<>();

  private NetChanges() {}

  static List<Change> of(Collection<Change> sequence) {
    var changes = new NetChanges();
    sequence.forEach(changes::add);
    return List.copyOf(changes.net.values());
  }

  private void add(Change later) {
    Change earlier = net.get(later.id());
    Optional<Change> both = earlier == null ? Optional.of(later) : joined(earlier, later);
    both.ifPresentOrElse(change -> net.put(later.id(), change), () -> net.remove(later.id()));
  }

  private static Optional<Change> joined(Change earlier, Change later) {
    return switch (earlier) {
      case Change.Created(CatalogObject object) ->
          later.appliedTo(Optional.of(object)).map(Change.Created::new);
      case Change.Dropped(CatalogObject object) -> from(object, later.appliedTo(Optional.empty()));
      case Change.Altered altered -> afterAltering(altered, later);
    };
  }

  private static Optional<Change> from(CatalogObject before, Optional<CatalogObject> after) {
    return Change.between(
            Catalog.of(List.of(before)), Catalog.of(after.map(List::of).orElseGet(List::of)))
        .stream()
        .findFirst();
  }

  private static Optional<Change> afterAltering(Change.Altered earlier, Change later) {
    return switch (later) {
      case Change.Created created -> throw new UnfitChange(later, Optional.empty());
      case Change.Dropped(CatalogObject object) ->
          earlier.inverse().appliedTo(Optional.of(object)).map(Change.Dropped::new);
      case Change.Altered altered -> merged(earlier, altered);
    };
  }

  private static Optional<Change> merged(Change.Altered earlier, Change.Altered later) {
    Map<String, AttributeChange> different = new TreeMap<>();
    earlier.attributes().forEach(change -> different.put(change.name(), change));
    for (AttributeChange change : later.attributes()) {
      @Nullable AttributeChange first = different.remove(change.name());
      var before = first == null ? change.before() : first.before();
      if (!before.equals(change.after())) {
        different.put(change.name(), new AttributeChange(change.name(), before, change.after()));
      }
    }
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change.Altered(earlier.id(), List.copyOf(different.values())));
  }
}
