package io.alignmentstudio.framers.norms.drafts;

import java.util.regex.Pattern;

/** Orders that bind nobody: they lead a reader to another text or through a program. */
final class Guidance {
  private static final Pattern READ_ON =
      Pattern.compile(
          "(?i)(?:(?:find|get|see|read|learn|discover)(?: out)? (?:much |a lot )?more\\b|(?:refer"
              + " to|see|read|review|visit|check) .*\\bfor (?:more|further|additional)(?: \\w+)?"
              + " (?:information|details?|guidance)\\b|refer to .*\\bfor more,|(?:visit|check"
              + " out|view|go to)"
              + " (?:the|our|this|these|that|your)\\b[^,;]*\\b(?:pages?|websites?|sections?|channels?|guides?|wiki|faqs?|links?|slides|blog|handbook)\\b|(?:contact|email|e-mail|ask|message|ping|reach"
              + " out to) .*\\b(?:with|if you have)(?: any| more| other| further)*"
              + " (?:questions|feedback|suggestions|comments)\\b)");

  /** "For an overview, read the process document." */
  private static final Pattern FOR_MORE =
      Pattern.compile(
          "(?i)for (?:an? |the |some"
              + " )?(?:(?:more|further|additional|other|detailed|full|step-by-step|general|quick)"
              + " )*(?:more|further|overview|summary|information|details?|instructions|directions|examples?|background|guidance|help|questions|resources|list|guide|discussion|explanation|description)\\b.*");

  private static final Pattern READING =
      Pattern.compile(
          "(?i)(?:read|see|visit|check(?: out)?|view|consult|refer to|go to|look at|use|try)\\b.*");

  /** What only programs have: a step on a screen binds nobody. */
  private static final Pattern ON_SCREEN =
      Pattern.compile(
          "(?i).*\\b(?:click(?:s|ed|ing)?|double-click|tap|scroll|drag|paste|drop-?down|checkbox|check"
              + " box|toolbar|sidebar|pop-?up|buttons?|menu|icons?|tabs?|browser|text field|search"
              + " (?:bar|box)|keyboard|shortcut|cursor|command"
              + " line|navigation|dialog|toggle|log-?in screens?|to (?:sign|log) in|settings"
              + " (?:page|icon)|(?:next|home|first|same|following|confirmation) screen|web"
              + " page|webpage|log in|logged in|sign in(?! (?:and (?:sign )?out|at (?:the )?(?:desk|reception|front|office|door)|on arrival|before|when you arrive|for each)\\b)|signed in|spinner|url bar|terminal"
              + " window)\\b.*|.*\\w > \\w.*");

  /** "Select Templates", "enter your @example.org": what stands on the screen follows. */
  private static final Pattern ON_SCREEN_LABEL =
      Pattern.compile(
          "(?:[Ss]elect|[Cc]hoose|[Pp]ress|[Tt]ype|[Ee]nter|[Gg]o to|[Nn]avigate"
              + " to|[Oo]pen|[Ff]ind|[Ll]ook for) (?:(?:in|on|the|your) )*[\"“`'A-Z@*].*");

  private Guidance() {}

  /** Whether an order only sends its reader to another text. */
  static boolean readsOn(String front, String order) {
    boolean forMore = FOR_MORE.matcher(front).matches();
    return READ_ON.matcher(order).lookingAt() || (forMore && READING.matcher(order).matches());
  }

  /** Whether an order is a step on a screen. */
  static boolean onScreen(String sentence, String order) {
    return ON_SCREEN.matcher(sentence).matches() || ON_SCREEN_LABEL.matcher(order).matches();
  }
}
