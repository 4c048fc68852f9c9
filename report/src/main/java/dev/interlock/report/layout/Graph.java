package dev.interlock.report.layout;

import java.util.List;

/**
 * Boxes and the links between them. Lengths are in pixels.
 *
 * @param boxes in the order that the layout keeps where it can
 */
public record Graph(List<Box> boxes, List<Link> links) {

  public Graph {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }

  /**
   * A rectangle.
   *
   * @param ports the places of its border where links may end
   */
  public record Box(double width, double height, List<Port> ports) {

    public Box {
      ports = List.copyOf(ports);
    }
  }

  /**
   * A place on the left or right border of a box.
   *
   * @param y the distance from the upper border
   */
  public record Port(Side side, double y) {}

  /** A vertical border. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** A link from one port to another, which the layout draws from left to right where it can. */
  public record Link(End from, End to) {}

  /**
   * A port of a box, by their indexes in {@link Graph#boxes} and {@link Box#ports}.
   *
   * @param box the index of the box
   * @param port the index of the port
   */
  public record End(int box, int port) {}
}
