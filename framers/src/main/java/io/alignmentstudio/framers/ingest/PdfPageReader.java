package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.framers.ingest.PdfGlyphs.Glyph;
import io.alignmentstudio.framers.ingest.PdfGlyphs.Visibility;
import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the visible text of one page. White text counts as hidden only where no fill or image lies
 * under it; text counts as hidden where a fill or an image lies over it, as in a blacked-out line.
 * The reading direction is that of most text, so that rotated pages need no care.
 */
final class PdfPageReader extends PDFGraphicsStreamEngine {
  private static final double WHITE = 0.96;
  private static final double SMALLEST_SIZE = 1.0;
  private static final int OTHER_DIRECTION = 4;
  private static final int NO_CLIP = -1;

  /**
   * Marked content.
   *
   * @param spelled what its glyphs say where the font cannot (ISO 32000-1 §14.9.4); mostly empty
   * @param first its first glyph
   */
  private record Mark(int id, boolean artifact, String spelled, int first) {}

  private final PdfFonts fonts;
  private final Map<PDFont, boolean[]> weights = new HashMap<>();
  private final Map<PDColor, Boolean> whites = new HashMap<>();
  private final PdfGlyphs glyphs = new PdfGlyphs();
  private final List<Rectangle2D> backdrops = new ArrayList<>();
  private final List<Rectangle2D> dots = new ArrayList<>();
  private final PdfRules rules = new PdfRules();
  private final PdfStrikes strikes = new PdfStrikes();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private GeneralPath path = new GeneralPath();
  private final PDRectangle crop;
  private int clipping = NO_CLIP;
  private double imageArea;
  private int unmapped;

  private PdfPageReader(PDPage page, PdfFonts fonts) {
    super(page);
    this.fonts = fonts;
    this.crop = page.getCropBox();
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
  }

  static PdfPage read(PDPage page, int number, PdfFonts fonts) throws IOException {
    PdfPageReader reader = new PdfPageReader(page, fonts);
    reader.processPage(page);
    return reader.finish(number);
  }

  private PdfPage finish(int number) {
    int[] directions = new int[OTHER_DIRECTION + 1];
    glyphs.all().forEach(glyph -> directions[glyph.direction()]++);
    int main = 0;
    for (int i = 1; i < OTHER_DIRECTION; i++) {
      main = directions[i] > directions[main] ? i : main;
    }
    int reading = main;
    long visible = glyphs.count(Visibility.VISIBLE);
    // Some programs draw the recognised text and then the scan over it.
    long inkless = glyphs.count(Visibility.INKLESS) + glyphs.count(Visibility.BEHIND_IMAGE);
    double pageArea = (double) crop.getWidth() * crop.getHeight();
    double imageShare = pageArea == 0 ? 0 : Math.min(1, imageArea / pageArea);
    boolean recognised = inkless > 20 && visible * 5 < inkless && imageShare > 0.5;
    boolean upright = reading % 2 == 0;
    double width = upright ? crop.getWidth() : crop.getHeight();
    double height = upright ? crop.getHeight() : crop.getWidth();
    double left = along(crop.getLowerLeftX(), crop.getLowerLeftY(), crop, reading);
    double top = across(crop, reading);
    List<PdfRun> runs = new ArrayList<>();
    StringBuilder hidden = new StringBuilder();
    PdfRunBuilder builder = new PdfRunBuilder(runs);
    StringBuilder struck = new StringBuilder();
    Set<Glyph> crossed = reading == 0 ? strikes.of(glyphs.all()) : Set.of();
    int rotated = 0;
    for (Glyph glyph : glyphs.all()) {
      boolean shown =
          glyph.visibility() == Visibility.VISIBLE
              || (recognised && glyph.visibility() != Visibility.HIDDEN);
      if (!shown) {
        hidden.append(glyph.text());
      } else if (crossed.contains(glyph)) {
        struck.append(glyph.text());
      } else if (glyph.direction() != reading) {
        rotated += glyph.text().isBlank() ? 0 : 1;
      } else {
        builder.add(
            glyph.text(),
            glyph.along() - left,
            top - glyph.across(),
            glyph.end() - left,
            glyph.size(),
            glyph.font(),
            glyph.bold(),
            glyph.italic(),
            glyph.mark());
      }
    }
    builder.flush();
    if (upright && reading == 0) {
      PdfBullets.add(runs, dots, crop);
    }
    return new PdfPage(
        number,
        width,
        height,
        runs,
        RichText.normalise(hidden.toString()),
        RichText.normalise(struck.toString()),
        rotated,
        unmapped,
        imageShare,
        recognised,
        upright && reading == 0 ? PdfGrid.of(rules.rules(left, top)) : List.of(),
        upright && reading == 0 ? rules.boxes(left, top, width, height) : List.of());
  }

  /** The least position along the reading direction of a page. */
  private static double along(double x, double y, PDRectangle crop, int direction) {
    return switch (direction) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> -crop.getUpperRightX();
      default -> -crop.getUpperRightY();
    };
  }

  private static double across(PDRectangle crop, int direction) {
    return switch (direction) {
      case 0 -> crop.getUpperRightY();
      case 1 -> -crop.getLowerLeftX();
      case 2 -> -crop.getLowerLeftY();
      default -> crop.getUpperRightX();
    };
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    if (marks.stream().anyMatch(Mark::artifact)) {
      return;
    }
    String text = text(font, code);
    double size = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    if (matrix.getScaleY() == 0 && matrix.getShearX() == 0) {
      return;
    }
    double x = matrix.getTranslateX();
    double y = matrix.getTranslateY();
    int direction = direction(matrix);
    double advance = displacement.getX() * Math.hypot(matrix.getScaleX(), matrix.getShearY());
    double along =
        switch (direction) {
          case 1 -> y;
          case 2 -> -x;
          case 3 -> -y;
          default -> x;
        };
    double across =
        switch (direction) {
          case 1 -> -x;
          case 2 -> -y;
          case 3 -> x;
          default -> y;
        };
    boolean[] weight = weights.computeIfAbsent(font, PdfPageReader::weight);
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    glyphs.add(
        new Glyph(
            text,
            x + (direction % 2 == 0 ? advance * (1 - direction) / 2 : 0),
            y + size * 0.3,
            along,
            across,
            along + advance,
            size,
            fonts.number(font),
            weight[0] || mode == RenderingMode.FILL_STROKE,
            weight[1],
            marks.isEmpty() ? -1 : marks.peek().id(),
            direction,
            visibility(x, y, size, mode)));
  }

  private String text(PDFont font, int code) throws IOException {
    String unicode = font.toUnicode(code);
    if (unicode != null) {
      return RightToLeft.glyph(unicode);
    }
    if (font instanceof PDType0Font) {
      // The glyph number stands for the missing character: it may be a constant shift away.
      unmapped++;
      if (!font.getCOSObject().containsKey(COSName.TO_UNICODE)) {
        fonts.guess(font);
      }
      return String.valueOf((char) code);
    }
    unmapped++;
    return code >= 32 && code < 127 ? String.valueOf((char) code) : "\uFFFD";
  }

  private static int direction(Matrix matrix) {
    double degrees = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
    for (int i = 0; i < OTHER_DIRECTION; i++) {
      double difference = Math.abs(((degrees - 90 * i) % 360 + 540) % 360 - 180);
      if (difference < 3) {
        return i;
      }
    }
    return OTHER_DIRECTION;
  }

  /** Whether a font is bold, and whether it is italic. */
  private static boolean[] weight(PDFont font) {
    String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
    Optional<PDFontDescriptor> descriptor = Optional.ofNullable(font.getFontDescriptor());
    boolean bold =
        name.matches(".*(?:bold|black|heavy|demi).*")
            || descriptor
                .filter(found -> found.getFontWeight() >= 600 || found.isForceBold())
                .isPresent();
    boolean italic =
        name.matches(".*(?:italic|oblique).*")
            || descriptor.filter(PDFontDescriptor::isItalic).isPresent();
    return new boolean[] {bold, italic};
  }

  private Visibility visibility(double x, double y, double size, RenderingMode mode)
      throws IOException {
    boolean offPage =
        x < crop.getLowerLeftX() - 2
            || x > crop.getUpperRightX() + 2
            || y < crop.getLowerLeftY() - 2
            || y > crop.getUpperRightY() + 2;
    if (offPage || size < SMALLEST_SIZE) {
      return Visibility.HIDDEN;
    }
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      return Visibility.INKLESS;
    }
    PDGraphicsState state = getGraphicsState();
    boolean fills = mode.isFill();
    double alpha = fills ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant();
    if (alpha < 0.03) {
      return Visibility.HIDDEN;
    }
    boolean white = isWhite(fills ? state.getNonStrokingColor() : state.getStrokingColor());
    boolean backed =
        white && backdrops.stream().anyMatch(area -> area.contains(x + size * 0.2, y + size * 0.3));
    return white && !backed ? Visibility.HIDDEN : Visibility.VISIBLE;
  }

  private boolean isWhite(@Nullable PDColor color) throws IOException {
    if (color == null || color.isPattern() || color.getColorSpace() == null) {
      return false;
    }
    Boolean known = whites.get(color);
    if (known == null) {
      known = isWhite(color.toRGB());
      whites.put(color, known);
    }
    return known;
  }

  private static boolean isWhite(int rgb) {
    return (rgb >> 16 & 255) > WHITE * 255
        && (rgb >> 8 & 255) > WHITE * 255
        && (rgb & 255) > WHITE * 255;
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    int outer = marks.isEmpty() ? -1 : marks.peek().id();
    int id = properties == null ? outer : properties.getInt(COSName.MCID, outer);
    String spelled = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
    marks.push(
        new Mark(
            id,
            tag != null && tag.getName().equals("Artifact"),
            spelled == null ? "" : spelled,
            glyphs.all().size()));
  }

  @Override
  public void endMarkedContentSequence() {
    if (!marks.isEmpty()) {
      Mark mark = marks.pop();
      glyphs.spell(mark.first(), mark.spelled());
    }
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    Rectangle2D area = new Rectangle2D.Double(0, 0, 1, 1);
    Shape shape = matrix.createAffineTransform().createTransformedShape(area);
    Rectangle2D bounds = shape.getBounds2D();
    imageArea += bounds.getWidth() * bounds.getHeight();
    backdrops.add(bounds);
    boolean seeThrough =
        image.isStencil()
            || (image instanceof PDImageXObject object
                && (object.getMask() != null
                    || object.getSoftMask() != null
                    || object.getColorKeyMask() != null));
    if (!seeThrough && isOpaque()) {
      glyphs.cover(shape, this::clippingPath, Visibility.BEHIND_IMAGE);
    }
  }

  private boolean isOpaque() {
    PDGraphicsState state = getGraphicsState();
    return state.getNonStrokeAlphaConstant() > 0.9
        && state.getSoftMask() == null
        && state.getBlendMode() == BlendMode.NORMAL;
  }

  private Shape clippingPath() {
    return getGraphicsState().getCurrentClippingPath();
  }

  @Override
  public void clip(int windingRule) {
    clipping = windingRule;
  }

  /** Ends a path, which may also clip what follows; clipped text itself is taken as it is. */
  private void finishPath() {
    if (clipping != NO_CLIP) {
      path.setWindingRule(clipping);
      getGraphicsState().intersectClippingPath(path);
      clipping = NO_CLIP;
    }
    path = new GeneralPath();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x1, y1);
    }
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    Point2D point = path.getCurrentPoint();
    return point == null ? new Point2D.Float() : point;
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void endPath() {
    finishPath();
  }

  @Override
  public void strokePath() throws IOException {
    rules.addDrawn(path);
    if (!isWhite(getGraphicsState().getStrokingColor())) {
      strikes.add(path.getBounds2D());
    }
    finishPath();
  }

  @Override
  public void fillPath(int windingRule) throws IOException {
    PDColor color = getGraphicsState().getNonStrokingColor();
    Rectangle2D bounds = path.getBounds2D();
    rules.addFilled(path);
    if (!isWhite(color)) {
      rules.addBox(bounds);
      strikes.add(bounds);
      backdrops.add(bounds);
      if (PdfBullets.isDot(bounds) && marks.stream().noneMatch(Mark::artifact)) {
        dots.add(bounds);
      }
    }
    if (isOpaque() && color != null && !color.isPattern()) {
      path.setWindingRule(windingRule);
      glyphs.cover(path, this::clippingPath, Visibility.HIDDEN);
    }
    finishPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) throws IOException {
    rules.addDrawn(path);
    fillPath(windingRule);
  }

  @Override
  public void shadingFill(COSName shadingName) {
    backdrops.add(
        new Rectangle2D.Double(
            crop.getLowerLeftX(), crop.getLowerLeftY(), crop.getWidth(), crop.getHeight()));
  }
}
