package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks that the text of a PDF is text. Fonts without a proper character map may yield glyph
 * numbers: a constant away from the characters these are repaired, else the document is refused.
 */
final class PdfTextLayer {
  private static final int SAMPLE = 20_000;

  private PdfTextLayer() {}

  /** Repairs the runs of broken fonts; throws a StudioException when some cannot be repaired. */
  static List<PdfPage> check(
      SourceFile file, List<PdfPage> pages, PdfFonts fonts, List<String> warnings) {
    Map<Integer, StringBuilder> samples = new HashMap<>();
    for (PdfPage page : pages) {
      for (PdfRun run : page.runs()) {
        StringBuilder sample = samples.computeIfAbsent(run.font(), _ -> new StringBuilder());
        if (sample.length() < SAMPLE) {
          sample.append(run.text()).append('\u00A0');
        }
      }
    }
    Map<Integer, Integer> shifts = shifts(samples);
    List<PdfPage> repaired = pages;
    if (!shifts.isEmpty()) {
      repaired = pages.stream().map(page -> page.withRuns(shift(page.runs(), shifts))).toList();
      String names =
          shifts.keySet().stream().map(fonts::name).sorted().collect(Collectors.joining(", "));
      warnings.add(
          "broken text layer: characters of %s were shifted by %s and are repaired; compare a page"
              .formatted(names, new TreeSet<>(shifts.values())));
    }
    refuseGarbage(file, repaired, fonts);
    return repaired;
  }

  private static Map<Integer, Integer> shifts(Map<Integer, StringBuilder> samples) {
    Map<Integer, Integer> shifts = new HashMap<>();
    samples.forEach(
        (font, sample) -> {
          String text = sample.toString();
          EnglishText.Look look = EnglishText.look(text);
          if (look == EnglishText.Look.GARBAGE || look == EnglishText.Look.WORDS) {
            int shift = EnglishText.shift(text);
            if (shift != 0) {
              shifts.put(font, shift);
            }
          }
        });
    if (!shifts.isEmpty()) {
      // Fonts with few words, such as one that only prints spaces, follow the others.
      int common = shifts.values().iterator().next();
      samples.forEach(
          (font, sample) -> {
            boolean controls = sample.chars().filter(c -> c < 32).count() * 10 > sample.length();
            if (controls) {
              shifts.putIfAbsent(font, common);
            }
          });
    }
    return shifts;
  }

  private static List<PdfRun> shift(List<PdfRun> runs, Map<Integer, Integer> shifts) {
    List<PdfRun> result = new ArrayList<>();
    for (PdfRun run : runs) {
      Integer shift = shifts.get(run.font());
      PdfRun repaired = shift == null ? run : run.withText(EnglishText.shifted(run.text(), shift));
      if (!repaired.text().isBlank()) {
        result.add(repaired);
      }
    }
    return result;
  }

  /** Fonts without a map of characters whose text is no words. */
  private static Set<Integer> unreadable(List<PdfPage> pages, PdfFonts fonts) {
    Set<Integer> unreadable = new HashSet<>();
    for (int font : fonts.guessed()) {
      String text =
          pages.stream()
              .flatMap(page -> page.runs().stream())
              .filter(run -> run.font() == font)
              .map(PdfRun::text)
              .collect(Collectors.joining(" "));
      if (!EnglishText.isWorded(text)) {
        unreadable.add(font);
      }
    }
    return unreadable;
  }

  private static void refuseGarbage(SourceFile file, List<PdfPage> pages, PdfFonts fonts) {
    Set<Integer> unreadable = unreadable(pages, fonts);
    StringBuilder all = new StringBuilder();
    List<Integer> broken = new ArrayList<>();
    String example = "";
    for (PdfPage page : pages) {
      String text = page.runs().stream().map(PdfRun::text).collect(Collectors.joining(" "));
      boolean scrambled = page.runs().stream().anyMatch(run -> unreadable.contains(run.font()));
      if (scrambled || EnglishText.look(text) == EnglishText.Look.GARBAGE) {
        broken.add(page.number());
        example = text.substring(0, Math.min(60, text.length()));
      }
      if (all.length() < SAMPLE) {
        all.append(text).append(' ');
      }
    }
    boolean whole = EnglishText.look(all.toString()) == EnglishText.Look.GARBAGE;
    if (whole || !broken.isEmpty()) {
      throw file.refuse(
          "has a broken text layer that cannot be decoded on %s (got \"%s\")"
              .formatted(pages(broken, pages.size()), RichText.normalise(example)),
          "export the PDF again with fonts embedded, or recognise its text with an OCR program");
    }
  }

  /** Names pages for a person: {@code pages 3, 7-9}. */
  static String pages(List<Integer> numbers, int all) {
    if (numbers.size() == all || numbers.isEmpty()) {
      return all == 1 ? "its only page" : "any of its " + all + " pages";
    }
    StringBuilder text = new StringBuilder(numbers.size() == 1 ? "page " : "pages ");
    for (int i = 0; i < numbers.size(); i++) {
      int first = numbers.get(i);
      int last = first;
      while (i + 1 < numbers.size() && numbers.get(i + 1) == last + 1) {
        last = numbers.get(++i);
      }
      text.append(text.charAt(text.length() - 1) == ' ' ? "" : ", ").append(first);
      if (last > first) {
        text.append('-').append(last);
      }
    }
    return text.toString();
  }
}
