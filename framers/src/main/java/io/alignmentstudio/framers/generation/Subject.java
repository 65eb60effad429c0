package io.alignmentstudio.framers.generation;

/**
 * Who or what a sentence is about.
 *
 * @param first how the story introduces it: "Ana Ruiz, a line manager,"
 * @param later how the story mentions it again: "Ana"
 * @param introduction a sentence that says who it is; empty where nothing needs saying
 * @param agent whether it can decide, refuse, plan
 */
record Subject(String first, String later, String introduction, Person person, boolean agent) {
  /** Grammatical person with its pronouns. */
  enum Person {
    I("I", "me", "my", "myself", "was", "have", "am", "do"),
    SHE("she", "her", "her", "herself", "was", "has", "is", "does"),
    HE("he", "him", "his", "himself", "was", "has", "is", "does"),
    IT("it", "it", "its", "itself", "was", "has", "is", "does"),
    YOU("you", "you", "your", "yourself", "were", "have", "are", "do"),
    THEY("they", "them", "their", "themselves", "were", "have", "are", "do");

    final String pronoun;
    final String object;
    final String possessive;
    final String reflexive;
    final String was;
    final String has;
    final String is;
    final String does;

    Person(
        String pronoun,
        String object,
        String possessive,
        String reflexive,
        String was,
        String has,
        String is,
        String does) {
      this.pronoun = pronoun;
      this.object = object;
      this.possessive = possessive;
      this.reflexive = reflexive;
      this.was = was;
      this.has = has;
      this.is = is;
      this.does = does;
    }
  }

  boolean plural() {
    return person == Person.THEY;
  }

  boolean firstPerson() {
    return person == Person.I;
  }
}
