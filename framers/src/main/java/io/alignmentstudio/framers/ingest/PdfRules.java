package io.alignmentstudio.framers.ingest;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The straight lines that a page draws, in points from its upper left corner. */
final class PdfRules {
  /** Thicker bars are shades and no lines. */
  private static final double THICKEST = 2.5;

  private static final double SHORTEST = 6;

  /** Charts and maps have more. */
  private static final int MOST = 3000;

  /**
   * A line along one axis.
   *
   * @param at its position on the other axis
   */
  record Rule(boolean horizontal, double at, double from, double to) {
    /** Whether it runs along a position on its own axis. */
    boolean covers(double position) {
      return from - THICKEST <= position && position <= to + THICKEST;
    }

    boolean touches(Rule other) {
      return horizontal != other.horizontal && covers(other.at) && other.covers(at);
    }
  }

  private static final double NARROWEST = 60;
  private static final double LOWEST = 22;
  private static final double LARGEST = 0.6;

  private final List<Rectangle2D> bars = new ArrayList<>();
  private final List<Rectangle2D> frames = new ArrayList<>();

  /** Notes an area that is shaded. */
  void addBox(Rectangle2D bounds) {
    if (frames.size() < MOST) {
      frames.add(bounds);
    }
  }

  /** The frames and shades that may hold a text beside the others, as the text is placed. */
  List<Rectangle2D> boxes(double left, double top, double width, double height) {
    return frames.stream()
        .filter(box -> box.getWidth() > NARROWEST && box.getWidth() < LARGEST * width)
        .filter(box -> box.getHeight() > LOWEST && box.getHeight() < LARGEST * height)
        .<Rectangle2D>map(
            box ->
                new Rectangle2D.Double(
                    box.getX() - left, top - box.getMaxY(), box.getWidth(), box.getHeight()))
        .distinct()
        .toList();
  }

  /** Notes the lines of a path that is drawn. */
  void addDrawn(Shape path) {
    addBox(path.getBounds2D());
    parts(path)
        .forEach(
            part -> {
              for (int i = 1; i < part.size(); i++) {
                add(part.get(i - 1), part.get(i));
              }
            });
  }

  /** Notes the parts of a path that is filled which are thin bars; others are shades. */
  void addFilled(Shape path) {
    for (List<Point2D> part : parts(path)) {
      double left = part.stream().mapToDouble(Point2D::getX).min().orElse(0);
      double right = part.stream().mapToDouble(Point2D::getX).max().orElse(0);
      double low = part.stream().mapToDouble(Point2D::getY).min().orElse(0);
      double high = part.stream().mapToDouble(Point2D::getY).max().orElse(0);
      if (Math.min(right - left, high - low) <= THICKEST) {
        boolean flat = right - left >= high - low;
        double x = (left + right) / 2;
        double y = (low + high) / 2;
        add(
            new Point2D.Double(flat ? left : x, flat ? y : low),
            new Point2D.Double(flat ? right : x, flat ? y : high));
      }
    }
  }

  /** The points of each part of a path; curves count by their ends. */
  private static List<List<Point2D>> parts(Shape path) {
    List<List<Point2D>> parts = new ArrayList<>();
    double[] point = new double[6];
    for (PathIterator steps = path.getPathIterator(null);
        !steps.isDone() && parts.size() < MOST;
        steps.next()) {
      int kind = steps.currentSegment(point);
      if (kind == PathIterator.SEG_MOVETO || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      List<Point2D> part = parts.getLast();
      if (kind == PathIterator.SEG_CLOSE) {
        part.add(part.getFirst());
      } else {
        int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
        part.add(new Point2D.Double(point[last], point[last + 1]));
      }
    }
    return parts;
  }

  private void add(Point2D from, Point2D to) {
    double width = Math.abs(to.getX() - from.getX());
    double height = Math.abs(to.getY() - from.getY());
    boolean straight =
        Math.min(width, height) <= 1 && Math.max(width, height) >= SHORTEST && bars.size() < MOST;
    if (straight) {
      bars.add(
          new Rectangle2D.Double(
              Math.min(from.getX(), to.getX()), Math.min(from.getY(), to.getY()), width, height));
    }
  }

  /** The lines, as the text of the page is placed. */
  List<Rule> rules(double left, double top) {
    if (bars.size() >= MOST) {
      return List.of();
    }
    return bars.stream()
        .map(
            bar ->
                bar.getWidth() >= bar.getHeight()
                    ? new Rule(
                        true, top - bar.getCenterY(), bar.getMinX() - left, bar.getMaxX() - left)
                    : new Rule(
                        false, bar.getCenterX() - left, top - bar.getMaxY(), top - bar.getMinY()))
        .toList();
  }
}
