package io.alignmentstudio.framers.language;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/**
 * Sentences and tagged tokens of English text, by OpenNLP and its UD-EWT models.
 *
 * <p>Deterministic: the same text gives the same result. Safe for several threads at once. Memory
 * grows with the length of the text only.
 */
public final class English {
  private static final Set<String> NEVER_LAST =
      Set.of(
          "e.g.", "i.e.", "no.", "art.", "arts.", "sec.", "para.", "cf.", "vs.", "mr.", "ms.",
          "mrs.", "dr.", "approx.", "inc.", "incl.", "plc.", "ltd.", "u.s.");

  /** "No. Clients wait outside": the detector takes the answer for a number. */
  private static final Pattern ANSWER_END =
      Pattern.compile("(?<=^(?:No|Yes)[.!])\\s+(?=\\p{Lu}\\p{Ll})");

  /** The tagger's search copies what it has found at each word: longer texts are tagged apart. */
  private static final int WINDOW = 500;

  /** Most sentences whose tokens are kept: the grammar asks for the same ones again and again. */
  private static final int KEPT = 2_000;

  private static final int LONGEST_KEPT = 1_000;

  private final Map<String, List<Token>> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Token>> eldest) {
              return size() > KEPT;
            }
          });
  private final SentenceModel sentenceModel;
  private final TokenizerModel tokenModel;
  private final POSModel tagModel;
  private final Queue<Tools> idle = new ConcurrentLinkedQueue<>();

  /** What only one thread at a time may use. */
  private record Tools(SentenceDetectorME sentences, TokenizerME tokenizer, POSTaggerME tagger) {}

  private English() {
    try {
      sentenceModel = new SentenceModel(model("sentence"));
      tokenModel = new TokenizerModel(model("tokens"));
      tagModel = new POSModel(model("pos"));
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.SOFTWARE,
          "cannot read the OpenNLP models on the class path: " + e.getMessage(),
          e);
    }
  }

  /** The analysis, whose models are read on first use. */
  public static English get() {
    return Holder.INSTANCE;
  }

  private static final class Holder {
    static final English INSTANCE = new English();
  }

  private static InputStream model(String kind) {
    String name = "/opennlp-en-ud-ewt-" + kind + "-1.3-2.5.4.bin";
    InputStream stream = English.class.getResourceAsStream(name);
    if (stream == null) {
      throw new StudioException(
          ErrorCode.SOFTWARE,
          "the OpenNLP model %s is not on the class path; the build is incomplete".formatted(name));
    }
    return stream;
  }

  private <T> T with(Function<Tools, T> work) {
    Tools found = idle.poll();
    Tools tools =
        found == null
            ? new Tools(
                new SentenceDetectorME(sentenceModel),
                new TokenizerME(tokenModel),
                new POSTaggerME(tagModel))
            : found;
    try {
      return work.apply(tools);
    } finally {
      idle.offer(tools);
    }
  }

  /** Splits a text into sentences, each verbatim and trimmed. */
  public List<String> sentences(String text) {
    List<int[]> spans = new ArrayList<>();
    for (Span span : with(tools -> tools.sentences().sentPosDetect(text))) {
      boolean joins = !spans.isEmpty() && continues(text, spans.getLast(), span);
      if (joins) {
        spans.getLast()[1] = span.getEnd();
      } else {
        spans.add(new int[] {span.getStart(), span.getEnd()});
      }
    }
    return spans.stream()
        .map(span -> text.substring(span[0], span[1]).strip())
        .flatMap(sentence -> Arrays.stream(ANSWER_END.split(sentence)))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** Whether the detector cut inside a sentence: after an abbreviation or before a small letter. */
  private static boolean continues(String text, int[] before, Span next) {
    String previous = text.substring(before[0], before[1]).strip();
    String last = previous.substring(previous.lastIndexOf(' ') + 1);
    String bare = last.toLowerCase(Locale.ROOT).replace("(", "");
    if (NEVER_LAST.contains(bare) || bare.matches(".*[-/]u\\.s\\.")) {
      return true;
    }
    char first = text.charAt(next.getStart());
    return Character.isLowerCase(first)
        || (!previous.endsWith(".")
            && !previous.endsWith("?")
            && !previous.endsWith("!")
            && !previous.endsWith("”")
            && !previous.endsWith("\"")
            && !previous.endsWith(":"));
  }

  /** Tags the words of one sentence. */
  public List<Token> tokens(String sentence) {
    List<Token> known = recent.get(sentence);
    if (known != null) {
      return known;
    }
    List<Token> tokens = with(tools -> tokens(sentence, tools));
    if (sentence.length() <= LONGEST_KEPT) {
      recent.put(sentence, tokens);
    }
    return tokens;
  }

  private static List<Token> tokens(String sentence, Tools tools) {
    Span[] spans =
        Arrays.stream(tools.tokenizer().tokenizePos(sentence))
            .flatMap(span -> Arrays.stream(split(sentence, span)))
            .toArray(Span[]::new);
    String[] words = Span.spansToStrings(spans, sentence);
    String[] tags = tags(words, tools.tagger());
    List<Token> tokens = new ArrayList<>(words.length);
    for (int i = 0; i < words.length; i++) {
      tokens.add(
          Token.of(words[i], Tags.mend(words, tags, i), spans[i].getStart(), spans[i].getEnd()));
    }
    return List.copyOf(tokens);
  }

  private static String[] tags(String[] words, POSTaggerME tagger) {
    String[] tags = new String[words.length];
    for (int from = 0; from < words.length; from += WINDOW) {
      int to = Math.min(words.length, from + WINDOW);
      String[] window = tagger.tag(Arrays.copyOfRange(words, from, to));
      System.arraycopy(window, 0, tags, from, window.length);
    }
    return tags;
  }

  /** Separates a comma or full stop that the tokenizer left on a word. */
  private static Span[] split(String sentence, Span span) {
    char last = sentence.charAt(span.getEnd() - 1);
    boolean sticks = span.length() > 1 && (last == ',' || last == ';' || last == ':');
    return sticks
        ? new Span[] {
          new Span(span.getStart(), span.getEnd() - 1), new Span(span.getEnd() - 1, span.getEnd())
        }
        : new Span[] {span};
  }
}
