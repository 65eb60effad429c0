package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hand-made norms of every kind. */
public final class SampleNorms {
  private SampleNorms() {}

  public static List<Norm> all() {
    List<Norm> norms = new ArrayList<>();
    norms.add(
        norm(
                "gift-record",
                "employees",
                Modality.OBLIGATION,
                "record every gift in the Gift Register within five working days",
                "Employees must record every gift in the Gift Register within five working days.")
            .deadline("within five working days")
            .object("every gift")
            .build());
    norms.add(
        norm(
                "cash",
                "employees",
                Modality.PROHIBITION,
                "accept cash, gift cards or cryptocurrency from a business partner",
                "Employees must not accept cash, gift cards or cryptocurrency from a business"
                    + " partner.")
            .counterparty("a business partner")
            .build());
    norms.add(
        norm(
                "gift-limit",
                "employees",
                Modality.PERMISSION,
                "give or accept a gift worth up to EUR 75 without approval",
                "Employees may give or accept a gift worth up to EUR 75 without approval.")
            .threshold("EUR 75")
            .build());
    norms.add(
        norm(
                "gift-approval",
                "employees",
                Modality.OBLIGATION,
                "obtain written approval from the line manager for a gift worth more than EUR 75",
                "Employees must obtain written approval from the line manager for a gift worth more"
                    + " than EUR 75.")
            .threshold("EUR 75")
            .build());
    norms.add(
        norm(
                "gift-total",
                "gifts exchanged with the same business partner",
                Modality.PROHIBITION,
                "exceed EUR 180 in total in any calendar year",
                "Gifts exchanged with the same business partner may not exceed EUR 180 in total in"
                    + " any calendar year, unless the CCO has approved a higher total for that"
                    + " year.")
            .threshold("EUR 180")
            .exception("unless the CCO has approved a higher total for that year")
            .build());
    norms.add(
        norm(
                "training-suspend",
                "the People Department",
                Modality.OBLIGATION,
                "suspend system access for any employee whose training is more than 21 days"
                    + " overdue",
                "The People Department must suspend system access for any employee whose training"
                    + " is more than 21 days overdue, except where the employee is on sick leave.")
            .threshold("21 days")
            .exception("except where the employee is on sick leave")
            .build());
    norms.add(
        norm(
                "procurement",
                "members of the Procurement Department",
                Modality.PROHIBITION,
                "accept any gift from a supplier",
                "Members of the Procurement Department may not accept any gift from a supplier,"
                    + " other than branded items worth less than EUR 10.")
            .exception("other than branded items worth less than EUR 10")
            .build());
    norms.add(
        norm(
                "sample",
                "the Compliance Office",
                Modality.OBLIGATION,
                "sample at least 40 entries per quarter",
                "The Compliance Office shall sample at least 40 entries per quarter.")
            .threshold("40")
            .build());
    norms.add(
        norm(
                "local-law",
                "employees",
                Modality.OBLIGATION,
                "follow local law",
                "Where local law is stricter than this Guideline, employees must follow local law.")
            .condition("where local law is stricter than this Guideline")
            .build());
    norms.add(
        norm(
                "meal",
                "the employee",
                Modality.OBLIGATION,
                "obtain the line manager's approval beforehand",
                "If a meal is likely to cost more than EUR 90, the employee must obtain the line"
                    + " manager's approval beforehand.")
            .condition("if a meal is likely to cost more than EUR 90")
            .threshold("EUR 90")
            .deadline("beforehand")
            .build());
    norms.add(
        norm(
                "review",
                "line managers",
                Modality.OBLIGATION,
                "review their team's entries every quarter",
                "Line managers must review their team's entries every quarter.")
            .deadline("every quarter")
            .build());
    norms.add(
        norm(
                "anonymous",
                "nobody",
                Modality.PROHIBITION,
                "try to discover who made an anonymous report",
                "Nobody may try to discover who made an anonymous report.")
            .build());
    norms.add(
        norm(
                "retaliate",
                "managers",
                Modality.PROHIBITION,
                "dismiss, demote, transfer or downgrade a reporter within 12 months of the report",
                "Managers must not dismiss, demote, transfer or downgrade a reporter within 12"
                    + " months of the report unless the CCO has confirmed in writing that the"
                    + " measure is unrelated to it.")
            .deadline("within 12 months of the report")
            .exception(
                "unless the CCO has confirmed in writing that the measure is unrelated to it")
            .build());
    norms.add(
        norm(
                "reporter-disclose",
                "the General Counsel",
                Modality.PERMISSION,
                "disclose a reporter's identity to the person accused without the reporter's"
                    + " consent",
                "The General Counsel may disclose a reporter's identity to the person accused"
                    + " without the reporter's consent, if the accused could not otherwise answer"
                    + " the allegation.")
            .condition("if the accused could not otherwise answer the allegation")
            .build());
    norms.add(
        norm(
                "encrypt",
                "backups",
                Modality.OBLIGATION,
                "be encrypted at rest",
                "Backups must be encrypted at rest.")
            .build());
    norms.add(
        norm(
                "password",
                "passwords",
                Modality.OBLIGATION,
                "be at least 12 characters long",
                "Passwords must be at least 12 characters long.")
            .threshold("at least 12 characters")
            .build());
    norms.add(
        norm(
                "gift-def",
                "gift",
                Modality.DEFINITION,
                "anything of value that is given or received without a fair price being paid",
                "Gift means anything of value that is given or received without a fair price being"
                    + " paid.")
            .build());
    norms.add(
        norm(
                "annual",
                "employees",
                Modality.OBLIGATION,
                "repeat the conduct training each year by 30 November",
                "All employees must repeat the conduct training each year by 30 November.")
            .deadline("by 30 November")
            .build());
    norms.add(
        norm(
                "travel",
                "employees",
                Modality.PROHIBITION,
                "book business-class flights without prior written approval from the line manager",
                "Employees must not book business-class flights without prior written approval from"
                    + " the line manager.")
            .build());
    norms.add(
        norm(
                "contact-counsel",
                "anyone who believes they are suffering retaliation",
                Modality.RECOMMENDATION,
                "contact the General Counsel directly",
                "Anyone who believes they are suffering retaliation should contact the General"
                    + " Counsel directly.")
            .build());
    norms.add(
        norm(
                "site-line",
                "Site Managers",
                Modality.OBLIGATION,
                "display the Speak-Up Line's number in every canteen, changing room and reception"
                    + " area",
                "Site Managers are responsible for displaying the Speak-Up Line's number in every"
                    + " canteen, changing room and reception area.")
            .build());
    norms.add(
        norm(
                "report",
                "employees",
                Modality.OBLIGATION,
                "report a suspected breach within ten working days of becoming aware of it",
                "Employees must report a suspected breach within ten working days of becoming aware"
                    + " of it.")
            .deadline("within ten working days")
            .build());
    norms.add(
        norm(
                "odd",
                "the system",
                Modality.OBLIGATION,
                "(a) the names: giver and recipient",
                "An entry in the Gift Register must state the names of giver and recipient.")
            .build());
    return norms;
  }

  public static GenerationContext context() {
    return context(7);
  }

  public static GenerationContext context(long seed) {
    return context(
        seed,
        new GenerationSettings(4, 5, 1, 1, Manner.LIVELY),
        List.of(),
        List.of("budget", "salary", "logo", "font"));
  }

  /** The amounts of the default, with neighbours to compare with. */
  public static GenerationContext plain(Norm norm) {
    return plain(
        norm,
        all().stream()
            .filter(other -> !other.id().equals(norm.id()) && Fitness.unfit(other).isEmpty())
            .limit(4)
            .toList());
  }

  static GenerationContext plain(Norm norm, List<Norm> neighbours) {
    return context(
        7,
        new GenerationSettings(5, 14, 2, 2, Manner.PLAIN),
        neighbours,
        List.of("last year", "survey", "video"));
  }

  /** The norm as if its sentence named nobody. */
  static Norm assumed(Norm norm) {
    return norm.withMethod("modal, bearer assumed");
  }

  /** The norm with another sentence of its document under it. */
  static Norm quoting(Norm norm, String clause, String quote) {
    return norm.withQuote(List.of(clause), quote);
  }

  private static GenerationContext context(
      long seed, GenerationSettings settings, List<Norm> neighbours, List<String> silent) {
    return new GenerationContext(
        seed,
        0,
        settings,
        "the Compliance Office",
        "Gifts and hospitality",
        List.of("the Marlow Quay site"),
        List.of("business partner"),
        silent,
        List.of("the Gift Register", "the Speak-Up Line"),
        neighbours);
  }

  public static Builder norm(
      String id, String bearer, Modality modality, String action, String statement) {
    return new Builder(id, bearer, modality, action, statement);
  }

  /** Fills in the rest of a norm. */
  public static final class Builder {
    private final String id;
    private final String bearer;
    private final Modality modality;
    private final String action;
    private final String statement;
    private Optional<String> object = Optional.empty();
    private Optional<String> counterparty = Optional.empty();
    private Optional<String> condition = Optional.empty();
    private Optional<String> exception = Optional.empty();
    private Optional<String> threshold = Optional.empty();
    private Optional<String> deadline = Optional.empty();

    private Builder(String id, String bearer, Modality modality, String action, String statement) {
      this.id = id;
      this.bearer = bearer;
      this.modality = modality;
      this.action = action;
      this.statement = statement;
    }

    public Builder object(String text) {
      object = Optional.of(text);
      return this;
    }

    public Builder counterparty(String text) {
      counterparty = Optional.of(text);
      return this;
    }

    public Builder condition(String text) {
      condition = Optional.of(text);
      return this;
    }

    public Builder exception(String text) {
      exception = Optional.of(text);
      return this;
    }

    public Builder threshold(String text) {
      threshold = Optional.of(text);
      return this;
    }

    public Builder deadline(String text) {
      deadline = Optional.of(text);
      return this;
    }

    public Norm build() {
      return new Norm(
          "conduct:" + id + "/1",
          "conduct",
          List.of("conduct:" + id),
          bearer,
          modality,
          action,
          object,
          counterparty,
          condition,
          exception,
          threshold,
          deadline,
          true,
          statement,
          statement,
          "modal");
    }
  }
}
