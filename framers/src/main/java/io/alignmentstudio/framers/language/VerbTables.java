package io.alignmentstudio.framers.language;

import java.util.Set;

/** One long table: irregular verbs, and verbs that policies use. */
final class VerbTables {
  private VerbTables() {}

  /** Base, simple past, past participle. */
  static final String IRREGULAR =
      """
      arise arose arisen
      awake awoke awoken
      bear bore borne
      beat beat beaten
      become became become
      begin began begun
      bend bent bent
      bet bet bet
      bid bid bid
      bind bound bound
      bite bit bitten
      bleed bled bled
      blow blew blown
      break broke broken
      bring brought brought
      broadcast broadcast broadcast
      build built built
      burst burst burst
      buy bought bought
      cast cast cast
      catch caught caught
      choose chose chosen
      cling clung clung
      come came come
      cost cost cost
      creep crept crept
      cut cut cut
      deal dealt dealt
      dig dug dug
      do did done
      draw drew drawn
      drink drank drunk
      drive drove driven
      eat ate eaten
      fall fell fallen
      feed fed fed
      feel felt felt
      fight fought fought
      find found found
      flee fled fled
      fly flew flown
      forbid forbade forbidden
      forget forgot forgotten
      forgive forgave forgiven
      freeze froze frozen
      get got got
      give gave given
      go went gone
      grind ground ground
      grow grew grown
      hang hung hung
      have had had
      hear heard heard
      hide hid hidden
      hit hit hit
      hold held held
      hurt hurt hurt
      keep kept kept
      know knew known
      lay laid laid
      lead led led
      leave left left
      lend lent lent
      let let let
      lie lay lain
      lose lost lost
      make made made
      mean meant meant
      meet met met
      offset offset offset
      pay paid paid
      prove proved proven
      put put put
      quit quit quit
      read read read
      ride rode ridden
      ring rang rung
      rise rose risen
      run ran run
      say said said
      see saw seen
      seek sought sought
      sell sold sold
      send sent sent
      set set set
      shake shook shaken
      shed shed shed
      shine shone shone
      shoot shot shot
      show showed shown
      shred shredded shredded
      shrink shrank shrunk
      shut shut shut
      sing sang sung
      sink sank sunk
      sit sat sat
      sleep slept slept
      slide slid slid
      speak spoke spoken
      spend spent spent
      spin spun spun
      split split split
      spread spread spread
      stand stood stood
      steal stole stolen
      stick stuck stuck
      strike struck struck
      strive strove striven
      swear swore sworn
      sweep swept swept
      swim swam swum
      swing swung swung
      take took taken
      teach taught taught
      tear tore torn
      tell told told
      think thought thought
      throw threw thrown
      uphold upheld upheld
      understand understood understood
      undertake undertook undertaken
      undergo underwent undergone
      upset upset upset
      wake woke woken
      wear wore worn
      weave wove woven
      win won won
      withdraw withdrew withdrawn
      withhold withheld withheld
      withstand withstood withstood
      write wrote written
      overwrite overwrote overwritten
      """;

  static final Set<String> PREFIXED =
      Set.of(
          "rebuild",
          "redo",
          "remake",
          "resell",
          "resend",
          "reset",
          "retake",
          "rethink",
          "rewrite",
          "repay",
          "rerun",
          "reread",
          "retell",
          "overcome",
          "overdo",
          "override",
          "oversee",
          "overtake",
          "overpay",
          "overspend",
          "outdo",
          "outrun",
          "outgrow",
          "mislead",
          "misread",
          "mistake",
          "misunderstand",
          "misspend",
          "foresee",
          "forego",
          "undo",
          "underpay");

  /** Bases that start orders in policies; many are nouns too. */
  static final String POLICY_VERBS =
      """
      accept access accommodate accompany account acknowledge acquire act adapt add address adhere adjust
      administer adopt advertise advise agree alert align allocate allow alter amend analyse analyze announce
      anonymise anonymize answer apologise apologize appeal append apply appoint appraise approach approve
      archive arrange ask assemble assess assign assist assume attach attempt attend attest audit
      authenticate authorise authorize automate avoid await back base be begin behave block book borrow brief bring
      bypass calculate call cancel capture carry categorise categorize cease certify challenge change charge
      check choose circulate cite claim clarify classify clean clear click close coach collaborate collect
      combine commit communicate compare compile complain complete comply compose conceal concern conclude
      conduct configure confirm connect consider consult contact contain continue contribute control convert
      convey cooperate coordinate copy correct cover create cross-check deactivate deal decide declare decline
      decommission decrypt dedicate deduct define delay delegate delete deliver demand demonstrate deny
      deploy derive describe design designate destroy detach detail detect determine develop direct disable
      discard discharge disclose disconnect discontinue discourage discuss dismiss display dispose disregard
      disseminate distinguish distribute divert document donate download draft draw edit educate elect elevate
      eliminate email e-mail embed emphasise emphasize employ empower enable encourage encrypt end endorse enforce
      engage enrol enroll ensure enter erase escalate escort establish estimate evaluate evidence examine exceed
      exchange exclude execute exempt exercise exit expedite explain exploit export express extend facilitate fail
      familiarise familiarize favour favor file fill filter finalise finalize find finish fix flag flatter follow forbid
      formulate forward fulfil fulfill fund furnish gather generate give govern grant greet group guard guarantee
      guide halt hand handle harass help hire host identify ignore impersonate implement import impose improve
      improvise include incorporate increase indicate inform initiate inquire insert inspect install instruct
      integrate intend interact interfere interrupt interview introduce investigate invite invoice involve
      isolate issue join joke judge justify keep label launch lead learn leave lecture let leverage license
      limit link list listen lobby locate lock log look lower maintain make manage mandate manipulate mark
      market mask match measure mediate mention merge minimise minimize misrepresent misuse mitigate mix
      modify monitor move name navigate need negotiate note notify nominate obey object observe obtain offer omit onboard
      open operate oppose order organise organize outline oversee own participate pass patch pause pay
      penalise penalize perform permit place plan post prefer prepare present preserve press prevent print
      prioritise prioritize process procure produce prohibit promise promote prompt propose protect prove
      provide provision pseudonymise pseudonymize publish purchase pursue put qualify quarantine query question quote raise read reassign
      rebuild recall receive recite recognise recognize recommend reconcile reconsider reconstruct record
      recover recruit recuse redact redirect reduce refer reflect refrain refresh refund refuse register regulate
      reimburse reinstate reject relate release relocate rely remain remediate remember remind remove renew rent
      repair repeat replace reply report represent request require reschedule reserve reset resign resist resolve
      respect respond restore restrict resubmit resume retain rethink retire retrieve return reuse reveal reverse
      review revise revoke rewrite rotate route run safeguard sample sanction save say scan schedule screen
      seal search secure seek segregate select sell send separate serve set settle share ship show sign
      simplify skip solicit specify speak split sponsor stamp start state stay stop store strive submit
      subscribe substitute suggest summarise summarize supervise supply support surrender suspend sync synchronise
      synchronize tailor take talk tamper teach telephone tell terminate test thank threaten tolerate track
      train transfer transform translate transmit transport travel treat trigger try turn uncover
      undertake uninstall unplug update upgrade uphold upload use utilise utilize vacate validate verify
      view visit wait waive warn watch wear welcome wipe withdraw withhold witness work write
      abuse aggregate backdate belittle blame boast boycott brag bribe bully bundle chair circumvent collude
      conspire consult cooperate crawl curse damage deceive decompile decrypt deface defame deflect defraud
      demote disable discriminate disinfect divulge drink dump embezzle empathise evacuate evade exaggerate
      expel fabricate falsify forge gamble gossip guess hack harass hint hoard impersonate infringe insult
      intimidate invent invest jailbreak lament launder loiter manipulate misappropriate mishandle mislead
      misplace misquote misreport misstate misuse mock mute obstruct offboard offend outsource overstate
      paraphrase peruse pester ping plagiarise pledge pressure pretend probe prop provoke publicise pursue
      redistribute reformulate reimburse repackage repudiate resell retaliate reword ridicule rumour sabotage
      scrape shorten shout smoke sneer speculate spam spoof stalk steal subcontract sublet swear tease tempt
      testify tip trade trespass triage understate unlock vandalise ventilate vet violate vote whitelist withstand
      input paste double-check fact-check cross-reference honor honour compete profile sanitise sanitize screenshot
      capitalise capitalize italicise italicize hyphenate abbreviate
      rinse mop tidy hoover vacuum wash litter extinguish barricade queue vape plagiarize whistle fundraise unfollow microwave refuel reheat defrost
      """;
}
