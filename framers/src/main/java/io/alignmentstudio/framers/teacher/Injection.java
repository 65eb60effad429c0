package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds text in a policy that reads like an instruction to a language model ("ignore previous
 * instructions"). It stays text of the policy and is reported, because a person should know. No
 * norm is read from a sentence that would turn a model against its instructions, and what a teacher
 * writes is refused where it repeats one that was found.
 */
public final class Injection {
  /** Marks of a chat, and a role of a chat that speaks to a model; what follows is its message. */
  private static final Pattern MARKER =
      Pattern.compile(
          "<\\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|begin_of_text)\\|>|\\[/?INST]|<</?SYS>>|(?m:^\\s*###\\s*(?:Instruction|System|Assistant)\\s*:)"
              + "|(?:^|(?<=[.!?]\\s))\\W*(?:SYSTEM|ASSISTANT|DEVELOPER|System (?:prompt|message|override|instructions?))(?: (?:PROMPT|MESSAGE|NOTE|OVERRIDE|INSTRUCTIONS?))?\\s*:\\s*(?i:(?=.{0,100}\\b(?:you|assistant|model|AI|chatbot|bot|LLM|from now on|respond|answer|output|ignore|disregard|obey|approve)\\b))");

  /** What would turn a model against what it was told. */
  private static final List<Pattern> COMMANDS =
      List.of(
          sign(
              "\\b(?:ignore|disregard|forget|override|bypass)\\b(?:\\s+\\w+){0,3}\\s+(?:previous|prior|preceding|above|earlier|foregoing|former|existing|system|your|all)\\b(?:\\s+\\w+){0,3}\\s+(?:instructions?|prompts?|rules|directions|directives|guidelines|messages?|context)\\b"),
          sign(
              "\\b(?:ignore|disregard|forget)\\b(?:\\s+\\w+){0,3}\\s+(?:instructions?|prompts?|directions)\\b(?:\\s+\\w+){0,4}\\s+(?:before|above|earlier|previously)\\b"),
          sign(
              "\\bpretend (?:that )?(?:you|there) (?:have|are) no (?:rules|restrictions|guidelines|polic\\w+|limits)\\b"),
          sign(
              "\\bforget (?:everything|all that)\\b.{0,40}\\b(?:above|before|told|said|so far)\\b"),
          sign(
              "\\byou are (?:now|no longer)\\b.{0,60}\\b(?:assistant|AI|model|chatbot|bot|mode|DAN|jailbroken|unrestricted)\\b"),
          sign(
              "\\b(?:act|behave|respond|answer) as (?:if you (?:are|were) )?(?:an? )?(?:unrestricted|jailbroken|uncensored|DAN\\b)"),
          sign(
              "\\b(?:reveal|print|repeat|output|show|leak)\\b(?:\\s+\\w+){0,3}\\s+(?:system|hidden|initial) (?:prompt|instructions?|message)\\b"),
          sign(
              "\\b(?:attention|note|message|instructions?)\\s+(?:to|for)\\s+(?:any |all |the )?(?:AI|LLM|language model|chatbot|assistant model)s?\\b"),
          sign(
              "\\b(?:AI|LLM|language model|chatbot|assistant)s?\\b,? (?:that (?:is|are) )?(?:now )?(?:reading|processing|parsing|summari[sz]ing) (?:this|the)\\b"),
          sign(
              "\\b(?:treat|regard|consider) (?:all|everything|anything|the (?:text|rules|lines))\\b.{0,20}\\b(?:before|above|preceding|so far)\\b.{0,30}\\b(?:void|invalid|null|obsolete|false|deleted|cancelled)\\b"),
          sign(
              "\\bdo not (?:follow|obey|apply) (?:the|any|your) (?:instructions?|system prompt|prompt)\\b"),
          sign(
              "\\b(?:ignore|disregard|forget|override)\\b(?: (?:all|everything|anything|what (?:is|was|stands)))?(?: of)?(?: (?:the|that|said|written))? (?:above|preceding|previous|foregoing|earlier|before)(?: (?:text|words|lines?|content|paragraphs?|it|this))?[,;:.]? (?:and |then |instead )+(?:just |only |simply |now |always )*"
                  + "(?:(?:obey|pretend|approve|classify|rate|score|label|behave|act as|follow (?:these|my|this|the following|only))\\b|(?:output|print|say|respond|reply|answer|write|return|repeat|tell|reveal|mark)\\b.{0,30}(?:[\"“'‘:]|\\b(?:only|just|exactly|with (?:yes|no)|prompt)\\b|(?-i:[A-Z]{4,})))"),
          sign(
              "\\b(?:ignore|disregard|forget|override|bypass)\\b(?: all)?(?: of)? your (?:\\w+ )?(?:programming|filters?|guardrails|alignment|safety (?:settings|training|filters?|rules|guidelines))\\b"),
          sign(
              "\\bfrom now on,? (?:you|the (?:assistant|model|AI|chatbot|bot|system)|all (?:answers|responses))\\b.{0,40}\\b(?:answer|respond|reply|say|output|print|write|agree|begin|start|end|approve|be)\\b(?:.{0,40}\\b(?:with|by saying|in) (?:[\"“'‘]|(?:yes|no|pirate)\\b)|.{0,12} (?:everything|anything|every request|all requests)\\b| (?:only |exactly )?[\"“'‘])"),
          sign(
              "^\\W*(?:please |now |then |just |instead,? )*(?:output|print)\\b(?: (?:only|just|exactly|nothing but|the (?:words?|text|phrase|string|following)))*:? ?[\"“'‘]"),
          sign(
              "^\\W*(?:please |now |then |just |instead,? )*(?:say|reply|respond|answer|write|return|repeat)\\b(?: (?:only|just|exactly|nothing but|with|the (?:words?|text|phrase|string|following)))+:? ?[\"“'‘](?:(?-i:[A-Z]{3,}\\b)|(?:yes|no|approved|compliant|hacked|pwned)\\b)"),
          sign(
              "^\\W*(?:please |now |then |just |instead,? )*(?:act|behave|respond|answer) as (?:if you (?:are|were) )?(?:(?:an?|the|my) )?(?:different |new |evil |malicious |linux )?(?:AI|LLM|chatbot|language model|terminal|jailbroken|hacker|pirate|root user|developer mode)\\b"),
          sign(
              "\\b(?:act|behave|respond|answer) as (?:if|though) (?:you (?:have|had)|there (?:are|were)) no (?:rules|restrictions|limits|limitations|guidelines|filters?|polic\\w+)\\b"),
          sign(
              "\\byou are (?:now|no longer) (?:free (?:of|from)|bound by|subject to) (?:all |any |your |the )*(?:rules|restrictions|limits|limitations|guidelines|filters?|instructions)\\b"),
          sign(
              "\\b(?:reveal|print|repeat|output|leak|disclose|display)\\b (?:me |us )?(?:(?:your|the) (?:full |entire |whole |complete )?prompt\\b(?! payment)|(?:all|everything|the (?:text|words|instructions)) (?:above|before this))"),
          MARKER);

  /** What rules for people or for an assistant may say, too. */
  private static final List<Pattern> HINTS =
      List.of(
          sign(
              "^\\W*(?:please )?(?:ignore|disregard|forget) (?:(?:all|everything) )?(?:of )?(?:the )?(?:above|preceding|foregoing|previous)[.!]"),
          sign(
              "\\bfrom now on,? (?:you |always |only )?(?:must |will |should |shall )?(?:always |only )?(?:answer|respond|reply|act)\\b"),
          sign("\\b(?:new|updated|real|actual|secret) (?:system )?(?:instructions?|prompt)\\s*:"),
          sign(
              "\\b(?:respond|reply|answer|output|say|print)\\s+(?:only|just|exactly|nothing but)\\b.{0,20}[\"'“‘:]"));

  private static final List<Pattern> SIGNS =
      Stream.concat(COMMANDS.stream(), HINTS.stream()).toList();

  /** "must not ignore earlier instructions": a rule against it. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?is).*(?:\\b(?:not|never|no|nobody|cannot|nor)|n['’]t)\\b(?:\\s+\\w+){0,3}\\s*");

  private static final int LONGEST_WORDS = 90;
  private static final int COMMON_WORDS = 5;

  private Injection() {}

  private static Pattern sign(String regex) {
    return Pattern.compile("(?is)" + regex);
  }

  /**
   * A suspicious text.
   *
   * @param where place in the source, for people
   * @param words the verbatim words
   */
  public record Found(String clauseId, String where, String words) {
    /** Says it in one line. */
    public String describe() {
      return "%s (%s) reads like an instruction to a language model: \"%s\". It stays text of the policy, and nothing obeys it; see whether it belongs there"
          .formatted(clauseId, where, words);
    }
  }

  /** Everything that was found, in the order of the clauses. */
  public static List<Found> scan(List<Clause> clauses) {
    List<Found> found = new ArrayList<>();
    for (Clause clause : clauses) {
      first(clause.text())
          .or(
              () ->
                  clause.type() == ClauseType.LIST_ITEM ? Optional.empty() : first(clause.leadIn()))
          .ifPresent(words -> found.add(new Found(clause.id(), clause.span().describe(), words)));
    }
    return List.copyOf(found);
  }

  /**
   * Whether words of a clause stand in a sentence that would turn a model against its instructions,
   * and that does not forbid just that.
   */
  public static boolean commands(Clause clause, String quote) {
    return commands(clause).test(quote);
  }

  /** The same for many quotes of one clause, whose sentences are looked through once. */
  public static Predicate<String> commands(Clause clause) {
    Set<String> suspicious =
        Stream.concat(sentences(clause).filter(Injection::isCommand), message(clause))
            .map(Injection::words)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (suspicious.isEmpty()) {
      return quote -> false;
    }
    return quote -> {
      String words = words(quote);
      return suspicious.contains(words)
          || suspicious.stream()
              .anyMatch(sentence -> sentence.contains(words) || words.contains(sentence));
    };
  }

  /** The sentences from a mark of a chat on, which begins a message to a model. */
  private static Stream<String> message(Clause clause) {
    Matcher marker = MARKER.matcher(clause.text());
    return marker.find() && !FORBIDDEN.matcher(clause.text().substring(0, marker.start())).matches()
        ? sentences(clause.text().substring(marker.start()))
        : Stream.empty();
  }

  private static boolean isCommand(String sentence) {
    return COMMANDS.stream()
        .flatMap(sign -> sign.matcher(sentence).results())
        .anyMatch(found -> !FORBIDDEN.matcher(sentence.substring(0, found.start())).matches());
  }

  private static Stream<String> sentences(Clause clause) {
    return sentences(clause.fullText());
  }

  private static Stream<String> sentences(String text) {
    return Stream.of(text.split("(?<=[.!?:])\\s+|\\n"));
  }

  private static Optional<String> first(String text) {
    for (Pattern sign : SIGNS) {
      Matcher matcher = sign.matcher(text);
      if (matcher.find()) {
        String words = matcher.group().replaceAll("\\s+", " ").strip();
        return Optional.of(
            words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + " …" : words);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a text of the teacher repeats a suspicious sentence of the clause: five of its words in
   * a row.
   */
  static boolean echoes(Clause clause, String text) {
    String said = " " + words(text) + " ";
    return sentences(clause)
        .filter(sentence -> first(sentence).isPresent())
        .map(sentence -> List.of(words(sentence).split(" ")))
        .anyMatch(words -> sharesWords(words, said));
  }

  private static boolean sharesWords(List<String> words, String said) {
    return IntStream.rangeClosed(0, words.size() - COMMON_WORDS)
        .mapToObj(at -> String.join(" ", words.subList(at, at + COMMON_WORDS)))
        .anyMatch(run -> said.contains(" " + run + " "));
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
