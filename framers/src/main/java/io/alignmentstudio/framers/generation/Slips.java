package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of grammar in a statement, whether the document's or those of norm reading. */
final class Slips {
  private Slips() {}

  static boolean in(Norm norm, String statement) {
    return SLIP.matcher(statement).find()
        || wrongOwner(norm)
        || participleAfterModal(statement)
        || unevenList(statement)
        || (norm.modality() != Modality.DEFINITION && Articles.missing(statement));
  }

  /**
   * "must be tested on at least twice a year", "waive rights under as a condition", "through call
   * them", "must follow procedures and handled by staff".
   */
  private static final Pattern SLIP =
      Pattern.compile(
          "\\b(?:on|in|of|to|with|for|from) at least"
              + " (?:once|twice|every|each|annually|quarterly|monthly|weekly|daily)\\b"
              + "|\\bunder (?:as|of|for|by|in|to)\\b"
              + "|\\b(?:through|via|by|of|for|with|without|from|about)"
              + " (?!all |each |both |any |either |which |whom |what |that |when |where |whose )[a-z]+(?<!ing|s) (?:them|him|it|us)\\b"
              + "|\\b(?:must|shall|should|may) (?:not )?(?!be\\b|get\\b|have\\b|remain\\b|stay\\b|keep\\b|become\\b|feel\\b)[a-z]+ [a-z]+ed$"
              + "|\\b(?:must|shall|should|may) (?:not )?[a-z]+ that (?:to|in|with|for|by|on|at|into|as)\\b"
              + "|\\b(?:must|shall|should|may) [^,]*, or [^,]+, (?!and|or|including|such|which|who|as|if|when|where|unless|except|in|at|by|with|for|to|on|of|the|a)[a-z]+ "
              + "|\\b(?:with|to|of|for|in|on|by|from|about|as) (?:this|these|those) (?:as|and|or)\\b"
              + "|and/$|\\b(?:each|any|every) the\\b|\\.(?:png|jpg|svg|gif)\\b|, please\\b|, at a minimum [a-z]"
              + "|^(?!If|When|Where|After|Before|Once|Unless)\\w+,? (?:it|they|this|these|he|she) (?:must|may|should|shall|can)\\b"
              + "|\\b[Tt]he company (?:receive|provide|make|take|want|do|are|have|were|collect|hire|give|get|see|know|think|believe|encourage|expect|ask|send|need to)\\b"
              + "|\\b(?:sure|that|when|if|because|where) (?:them|him|us|me) [a-z]"
              + "|\\b(?:must|shall|should|may) (?:not )?(?!be\\b|have\\b)[a-z]+ [^,]* and [a-z]+ed by\\b");

  /** "must report the end of the work and facilitating a check". */
  private static boolean unevenList(String statement) {
    Matcher second = Pattern.compile("^(.*) and ([a-z]+ing) ").matcher(statement);
    return second.find()
        && !second.group(1).matches(".*ing\\b.*")
        && !Inflection.isKnownNoun(second.group(2))
        && !Inflection.isKnownAdjective(second.group(2));
  }

  /** "must rendered": a "be" is missing. */
  private static boolean participleAfterModal(String statement) {
    Matcher found =
        Pattern.compile("\\b(?:must|shall|should|may) (?:not )?([a-z]{3,}ed)\\b")
            .matcher(statement);
    return found.find() && !Inflection.isKnownVerb(found.group(1));
  }

  /** "The parties must open its books". */
  private static boolean wrongOwner(Norm norm) {
    List<String> words = Words.split(Words.unstop(norm.bearer()));
    return !words.isEmpty()
        && Inflection.isPlural(words.getLast())
        && norm.action().matches("(?s)\\w+ its\\b.*");
  }
}
