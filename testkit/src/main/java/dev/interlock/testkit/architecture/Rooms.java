package dev.interlock.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rooms of a module in order: packages directly in its root package. Each uses only itself and
 * the rooms before it. The module's tests of its architecture check these rules, and that they fail
 * on {@link #reversed}. The module {@code core}, on which this one depends, has its own copy.
 *
 * @param root the module's root package
 * @param order the names of the rooms
 * @param last packages that every room comes before, such as the root package
 */
public record Rooms(String root, List<String> order, List<String> last) {

  public Rooms {
    order = List.copyOf(order);
    last = List.copyOf(last);
  }

  /** Creates rooms that come before their root package. */
  public static Rooms before(String root, List<String> order) {
    return new Rooms(root, order, List.of(root));
  }

  /** Returns a copy with a room that comes after the root package. */
  public Rooms andAfter(String room) {
    var all = new ArrayList<>(last);
    all.add(root + "." + room);
    return new Rooms(root, order, all);
  }

  /** Returns a copy with the opposite order, which a module in order violates. */
  public Rooms reversed() {
    return new Rooms(root, order.reversed(), last);
  }

  /** Returns a copy without the first room, whose classes then have no place. */
  public Rooms withoutTheFirst() {
    return new Rooms(root, order.subList(1, order.size()), last);
  }

  /** Returns the rule that no room uses a later one. */
  public ArchRule arrowsRunForward(String because) {
    return CompositeArchRule.of(
            IntStream.range(0, order.size()).mapToObj(this::usesNoneAfter).toList())
        .because(because);
  }

  /** Returns the rule that every class is in a room or in the last packages. */
  public ArchRule everyRoomHasItsPlace() {
    return classes()
        .should()
        .resideInAnyPackage(packages(order, last))
        .because("a new package needs a place in the order");
  }

  private ArchRule usesNoneAfter(int room) {
    return noClasses()
        .that()
        .resideInAPackage(packages(order.get(room)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(order.subList(room + 1, order.size()), last));
  }

  private String[] packages(List<String> rooms, List<String> exact) {
    return Stream.concat(rooms.stream().map(this::packages), exact.stream()).toArray(String[]::new);
  }

  private String packages(String room) {
    return root + "." + room + "..";
  }
}
